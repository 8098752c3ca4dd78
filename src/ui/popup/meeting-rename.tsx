import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';
import type { PopupActions } from './props.ts';

export interface MeetingRenameProps {
  readonly title: string;
  readonly actions: Pick<PopupActions, 'renameMeeting'>;
}

/** A name for a meeting that no calendar names: one line, there when it is asked for. */
export function MeetingRename({ title, actions }: MeetingRenameProps) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => field.current?.select(), [isOpen]);
  if (!isOpen)
    return (
      <button type="button" class="link small" onClick={() => setIsOpen(true)}>
        {words('popup_rename')}
      </button>
    );
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        actions.renameMeeting(field.current?.value.trim() ?? '');
        setIsOpen(false);
      }}
    >
      <input
        ref={field}
        type="text"
        dir="auto"
        maxLength={200}
        autocomplete="off"
        aria-label={words('popup_rename_label')}
        defaultValue={title}
      />
      <button type="submit" class="small">
        {words('common_save')}
      </button>
    </form>
  );
}
