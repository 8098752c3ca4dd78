import { useId } from 'preact/hooks';

export interface FileButtonProps {
  readonly label: string;
  /** What it is for, where that is not said beside it. */
  readonly about?: string;
  readonly isBusy?: boolean;
  readonly onFile: (file: File) => void;
}

/** Chooses a calendar file. The same file can be chosen again: it may hold something else by now. */
export function FileButton({ label, about, isBusy = false, onFile }: FileButtonProps) {
  const id = useId();
  return (
    <span class="file-button">
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept=".ics,.ical,.ifb,.gz,text/calendar"
        disabled={isBusy}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <label class="button small" for={id}>
        {label}
        {about && <span class="visually-hidden"> {about}</span>}
      </label>
    </span>
  );
}

/** Takes files that are dropped on it, all of them; anything else is left to the browser. */
export const dropTarget = (onFiles: (files: readonly File[]) => void) => ({
  onDragOver(event: DragEvent) {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  },
  onDrop(event: DragEvent) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  },
});
