import { useState } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';

export interface DeleteRecordProps {
  deleteRecord(): void;
}

/** Deletes a record for good, so it asks once. */
export function DeleteRecord({ deleteRecord }: DeleteRecordProps) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" class="quiet delete" onClick={() => setIsAsking(true)}>
        {words('report_delete')}
      </button>
    );
  }
  return (
    <fieldset class="delete">
      <legend>{words('report_delete_sure')}</legend>
      <button type="button" onClick={deleteRecord}>
        {words('report_delete_yes')}
      </button>
      <button type="button" class="quiet" onClick={() => setIsAsking(false)} ref={(button) => button?.focus()}>
        {words('report_delete_no')}
      </button>
    </fieldset>
  );
}
