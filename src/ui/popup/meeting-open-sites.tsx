import type { LiveMeeting } from '../../core/focus/live.ts';
import { useWords } from '../shared/words.tsx';

/** What of the listed sites is not covered in this meeting, and why. */
export function MeetingOpenSites({
  meeting: { linkedSites, neededSites },
}: {
  readonly meeting: Pick<LiveMeeting, 'linkedSites' | 'neededSites'>;
}) {
  const words = useWords();
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  // What is open as a whole has no pages that are open besides.
  const linked = linkedSites.filter((site) => !neededSites.includes(site));
  if (neededSites.length + linked.length === 0) return null;
  return (
    <div class="open-sites">
      {neededSites.length > 0 && <p class="small soft long">{words('popup_open_needed', list.format(neededSites))}</p>}
      {linked.length > 0 && <p class="small soft long">{words('popup_open_linked', list.format(linked))}</p>}
    </div>
  );
}
