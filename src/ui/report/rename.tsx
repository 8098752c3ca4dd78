import { useRef } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';

export interface RenameProps {
  readonly title: string;
  rename(title: string): void;
}

/** A name for a meeting that no calendar named: what it is called in the report from now on. */
export function Rename({ title, rename }: RenameProps) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        rename(field.current?.value.trim() ?? '');
      }}
    >
      <label for="rename">{words('report_rename')}</label>
      <div class="field">
        <input id="rename" ref={field} type="text" dir="auto" maxLength={200} autocomplete="off" defaultValue={title} />
        <button type="submit">{words('common_save')}</button>
      </div>
    </form>
  );
}
