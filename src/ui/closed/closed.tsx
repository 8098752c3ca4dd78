import type { LiveMeeting } from '../../core/focus/live.ts';
import type { Words } from '../../messages/words.ts';
import { peopleWords } from '../shared/people-words.ts';
import type { TimeWords } from '../shared/time-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import type { ClosedProps } from './props.ts';

/** Named on the page; the rest are counted. */
const MOST_NAMES = 3;

/** Stands in for a page of a closed site: who is there, until when, and the way back to them. */
export function ClosedScreen({ live, tab, nowMs, actions }: ClosedProps) {
  const words = useWords();
  const times = useTimes();
  if (live === null || tab === null) return null;
  const isNeutral = live.presenting !== null;
  const { heading, about, way, site } = saysOf({ live, tab, nowMs }, words, times);
  return (
    <main class={isNeutral ? 'closed neutral' : 'closed'}>
      {!isNeutral && <i class="ring" aria-hidden="true" />}
      <h1>{heading}</h1>
      {about && <p class="soft">{about}</p>}
      <button
        type="button"
        class={isNeutral ? '' : 'primary'}
        autofocus
        onClick={() => (live.now?.canReturn ? actions.back() : actions.leave())}
      >
        {way}
      </button>
      {site && <p class="site small soft">{site}</p>}
    </main>
  );
}

interface Said {
  readonly heading: string;
  readonly about?: string;
  readonly way: string;
  readonly site?: string;
}

const whyOf = (site: string, { foughtSites }: LiveMeeting) =>
  foughtSites.includes(site) ? 'closed_fought' : 'closed_only_by_ending';

type Known = { readonly [Each in 'live' | 'tab']: NonNullable<ClosedProps[Each]> } & Pick<ClosedProps, 'nowMs'>;

/** On a screen that others see there is nothing about the meeting, and nothing about the site. */
function saysOf({ live, tab, nowMs }: Known, words: Words, times: TimeWords): Said {
  const { now, presenting } = live;
  if (presenting !== null) return { heading: words('veil_neutral'), way: words('veil_neutral_back') };
  if (now === null) {
    const about = words(tab.address === null ? 'closed_forgotten' : 'closed_goes_on');
    return { heading: words('closed_over'), about, way: words('veil_leave') };
  }
  const until = now.plannedEndMs !== null && now.plannedEndMs > nowMs ? [times.clock(now.plannedEndMs)] : [];
  const form = until.length > 0 ? '_until' : '';
  const people = peopleWords(now.people, words, MOST_NAMES);
  const title = now.title.trim();
  return {
    heading: people
      ? words.count(`veil_people${form}`, now.people.length, people, ...until)
      : words(`veil_meeting${form}`, title || words('veil_your_meeting'), ...until),
    about: people ? title : '',
    way: words(now.canReturn ? 'veil_back' : 'veil_leave'),
    site: tab.site === null ? '' : words(whyOf(tab.site, now), tab.site),
  };
}
