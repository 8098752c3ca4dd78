import { posix } from 'node:path';
import { withoutComments } from './files.ts';

export interface Layer {
  /** The other layers that it may import. */
  readonly layers: readonly string[];
  /** The packages that it may import. */
  readonly packages: readonly string[];
}

/** core ← messages ← { platform, background, in-page, ui } ← entrypoints; the four in the middle never import one another. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  core: { layers: [], packages: ['valibot'] },
  messages: { layers: ['core'], packages: ['valibot'] },
  platform: { layers: ['core', 'messages'], packages: ['webextension-polyfill', 'idb', 'valibot'] },
  background: { layers: ['core', 'messages'], packages: [] },
  'in-page': { layers: ['core', 'messages', 'styles'], packages: [] },
  ui: { layers: ['core', 'messages', 'styles'], packages: ['preact', '@preact/signals'] },
  entrypoints: {
    layers: ['core', 'messages', 'platform', 'background', 'in-page', 'ui', 'styles'],
    packages: ['preact', '@preact/signals'],
  },
};

/**
 * Where a script reaches for time, chance, storage or the network. Core and messages get them handed in, as facts and
 * ports. The names of a page (`window`, `document`) are not among them: core is compiled without their types.
 */
const OUTSIDE =
  /\b(Date\.now|new Date\(\)|Math\.random|performance\.|crypto\.|Temporal\.Now|setTimeout|setInterval|fetch\(|chrome\.|console\.|localStorage|indexedDB)/;

const IMPORT = /\b(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** Everything that a source imports, as it is written there, type imports too. */
export function importsOf(source: string): string[] {
  return [...withoutComments(source).matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? '');
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const withoutQuery = (imported: string): string => imported.replace(/\?.*$/, '');
const targetOf = (path: string, imported: string): string => posix.join(posix.dirname(path), imported);

/** Files that import each other, directly or by way of others, each circle once: `a.ts → b.ts → a.ts`. */
export function circles(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const imported of importsOf(sources.get(path) ?? ''))
      if (imported.startsWith('.')) visit(targetOf(path, withoutQuery(imported)), [...way, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
}

/** What is wrong with one file of `src`, a sentence each; `path` is from the root, such as `src/core/time/stamp.ts`. */
export function violations(path: string, source: string): string[] {
  const name = path.split('/')[1] ?? '';
  const layer = LAYERS[name];
  if (!layer) return [`${path} belongs to no layer`];
  const wrong: string[] = [];
  for (const imported of importsOf(source)) {
    const bare = withoutQuery(imported);
    if (bare.startsWith('.')) {
      const target = targetOf(path, bare);
      const other = target.split('/')[1] ?? '';
      if (!target.startsWith('src/')) wrong.push(`${path} imports ${imported}, which is outside src`);
      else if (other !== name && !layer.layers.includes(other)) wrong.push(`${path} (${name}) imports ${other}`);
    } else if (!layer.packages.includes(packageOf(bare))) wrong.push(`${path} (${name}) imports ${bare}`);
  }
  const outside = OUTSIDE.exec(withoutComments(source));
  if ((name === 'core' || name === 'messages') && outside)
    wrong.push(`${path} (${name}) reaches outside: ${outside[0]}`);
  return wrong;
}
