import type { ComponentChildren } from 'preact';
import { useWords } from '../shared/words.tsx';

export interface AsTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

/** A chart's figures as a table, closed until somebody wants them. */
export function AsTable({ caption, columns, rows }: AsTableProps) {
  return (
    <TableFold caption={caption}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {rest.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFold>
  );
}

export interface TableFoldProps {
  readonly caption: string;
  readonly children: ComponentChildren;
}

/** Where a table is folded away. A wide one scrolls by itself, so that the page need not; the keyboard reaches it. */
export function TableFold({ caption, children }: TableFoldProps) {
  const words = useWords();
  return (
    <details class="as-table small">
      <summary>
        {words('report_as_table')}
        <span class="visually-hidden"> {caption}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1; not every browser sees to it). */}
      <section class="scroll" aria-label={caption} tabIndex={0}>
        {children}
      </section>
    </details>
  );
}
