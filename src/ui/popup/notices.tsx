import type { LiveNotice } from '../../core/focus/live.ts';
import { useWords } from '../shared/words.tsx';

export interface NoticesProps {
  readonly notices: readonly LiveNotice[];
  readonly onRead: () => void;
}

/** What the user should know, said once and gone when read. */
export function Notices({ notices, onRead }: NoticesProps) {
  const words = useWords();
  if (notices.length === 0) return null;
  return (
    <div class="notices" role="status">
      <ul class="plain-list">
        {notices.map((each) => (
          <li key={each}>{words(`popup_notice_${each.replaceAll('-', '_')}`)}</li>
        ))}
      </ul>
      <button type="button" class="small" onClick={onRead}>
        {words('common_understood')}
      </button>
    </div>
  );
}
