import { percentDecoded } from '../calls/decode.ts';
import type { Person } from '../people/person.ts';
import type { ContentLine } from './content-line.ts';
import { MAX_NAME_LENGTH } from './limits.ts';
import type { Answer } from './occurrence.ts';
import { shownText } from './shown-text.ts';

/** An ATTENDEE or the ORGANIZER. */
export interface Attendee {
  /** Lower case; null where the feed gives none. */
  readonly address: string | null;
  /** Another one of the same person's, or the same again. */
  readonly otherAddress: string | null;
  readonly name: string;
  readonly answer: Answer;
  /** Somebody else goes instead; the answer is then that they declined. */
  readonly hasDelegated: boolean;
  /** Not a room, not a thing, not a calendar, not somebody who is only informed. */
  readonly isPerson: boolean;
}

const ANSWERS: Record<string, Answer> = {
  ACCEPTED: 'accepted',
  COMPLETED: 'accepted',
  'IN-PROCESS': 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'declined',
};

/**
 * Google's rooms and calendars have mail addresses, and are nobody; nor is the organizer that it puts where it knows none,
 * as of a flight, or the address that a shop's or an airline's machine writes from.
 */
const NOBODY =
  /@(resource|group|import)\.calendar\.google\.com$|^unknownorganizer@calendar\.google\.com$|^(no|do-?not)[-_.]?reply([-_.+][^@]*)?@/;

export function attendeeOf({ params, value }: ContentLine): Attendee {
  const written = mailAddressOf(value);
  // RFC 7986 6.2: what the person is reached by. iCloud's own (`mailto:2_GEYD…@imip.me.com`) says nothing to anybody.
  const address = mailAddressOf(params.get('EMAIL') ?? '') ?? written;
  const cn = shownText(params.get('CN') ?? '', MAX_NAME_LENGTH);
  const isNamed = cn !== '' && !cn.includes('@');
  const upper = (name: string) => params.get(name)?.toUpperCase() ?? '';
  const sort = upper('CUTYPE');
  return {
    address,
    otherAddress: written,
    name: isNamed ? cn : ((address ?? cn).split('@')[0] ?? ''),
    answer: ANSWERS[upper('PARTSTAT')] ?? 'needs-action',
    hasDelegated: upper('PARTSTAT') === 'DELEGATED',
    isPerson:
      sort !== 'ROOM' && sort !== 'RESOURCE' && upper('ROLE') !== 'NON-PARTICIPANT' && !NOBODY.test(address ?? ''),
  };
}

/** Of `mailto:Ann@Example.org` and of a bare address; Exchange and Apple also write paths and URNs, which are none. */
export function mailAddressOf(value: string): string | null {
  // RFC 6068: signs of an address may stand as %40 or %2B.
  const plain = /^\s*mailto:.*%/i.test(value) ? percentDecoded(value) : value;
  const found = /^\s*(?:mailto:)?\s*<?([^\s<>@:/]+@[^\s<>@:/?]+)/i.exec(plain);
  return found?.[1]?.toLowerCase().slice(0, 320) ?? null;
}

/** The strongest of the answers of somebody who was invited under several addresses. */
const STRENGTH: readonly Answer[] = ['accepted', 'tentative', 'declined', 'needs-action'];

/** What the user answered; `none` where the user is not among the invited. */
export function answerOf(attendees: readonly Attendee[], myAddresses: ReadonlySet<string>): Answer {
  const mine = attendees.filter((each) => isMe(each, myAddresses));
  return STRENGTH.find((answer) => mine.some((each) => each.answer === answer)) ?? 'none';
}

/** Whether a user who declined did so by sending somebody else instead. */
export const hasDelegated = (attendees: readonly Attendee[], myAddresses: ReadonlySet<string>): boolean =>
  attendees.some((each) => each.hasDelegated && isMe(each, myAddresses));

const isMe = ({ address, otherAddress }: Attendee, myAddresses: ReadonlySet<string>): boolean =>
  (address !== null && myAddresses.has(address)) || (otherAddress !== null && myAddresses.has(otherAddress));

/** Somebody who invited nobody but themselves. Where nobody knows whose calendar it is, it is theirs. */
const isAloneInIt = (organizer: Attendee | null, attendees: readonly Attendee[]): boolean =>
  organizer?.address != null &&
  attendees.some(({ isPerson }) => isPerson) &&
  attendees.every(({ isPerson, address }) => !isPerson || address === organizer.address);

/** Everybody but the user, each once, the organizer last where they are not also invited. */
export function peopleOf(
  organizer: Attendee | null,
  attendees: readonly Attendee[],
  myAddresses: ReadonlySet<string>,
): Person[] {
  const people = new Map<string, Person>();
  for (const each of organizer ? [...attendees, organizer] : attendees) {
    const { address, name, isPerson } = each;
    if (!isPerson || isMe(each, myAddresses)) continue;
    const key = address ?? `name ${name}`;
    if ((address !== null || name !== '') && !people.has(key)) people.set(key, { name, address });
  }
  return myAddresses.size === 0 && isAloneInIt(organizer, attendees) ? [] : [...people.values()];
}
