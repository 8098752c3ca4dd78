import type { FeedEvent } from './event.ts';
import type { EntryKind } from './occurrence.ts';

/** Shown as busy: neither iCalendar's word nor Outlook's says that the time is free. */
export const isBusy = ({ transparency, busyStatus }: Pick<FeedEvent, 'transparency' | 'busyStatus'>): boolean =>
  transparency !== 'TRANSPARENT' && busyStatus !== 'FREE';

/** What Google, Outlook and Viva name such entries by themselves; taken at its word only where nobody else is invited. */
const TITLES: readonly (readonly [title: RegExp, kind: EntryKind])[] = [
  [
    /^(out of office|ooo|vacation|annual leave|abwesend|abwesenheit|urlaub|absent du bureau|fuera de la oficina)$/i,
    'out-of-office',
  ],
  [/^(focus time|fokuszeit|temps de concentration|tiempo de concentración)$/i, 'focus-time'],
  [/^(working from home|work from home|wfh|home office|homeoffice)$/i, 'working-location'],
];

const TYPES: readonly (readonly [type: RegExp, kind: EntryKind])[] = [
  [/OUT.?OF.?OFFICE/i, 'out-of-office'],
  [/FOCUS.?TIME/i, 'focus-time'],
  [/WORKING.?LOCATION/i, 'working-location'],
];

/** What sort of entry it is: by Outlook's status, by a field or category that names it, by the name that programs give it. */
export function kindOf(
  event: Pick<FeedEvent, 'busyStatus' | 'eventType' | 'categories' | 'title' | 'joinUrl'>,
  hasOthers: boolean,
): EntryKind {
  if (event.busyStatus === 'OOF') return 'out-of-office';
  // Outlook has it for people who are elsewhere and also for a meeting that is held there.
  if (event.busyStatus === 'WORKINGELSEWHERE' && !hasOthers) return 'working-location';
  if (event.eventType !== '') for (const [type, kind] of TYPES) if (type.test(event.eventType)) return kind;
  if (hasOthers) return 'meeting';
  if (event.categories !== '') for (const [type, kind] of TYPES) if (type.test(event.categories)) return kind;
  if (event.joinUrl() !== null) return 'meeting';
  for (const [title, kind] of TITLES) if (title.test(event.title)) return kind;
  return 'meeting';
}
