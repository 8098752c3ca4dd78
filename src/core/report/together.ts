import type { Totals } from '../attention/attention.ts';
import type { MeetingRecord } from '../attention/record.ts';
import { addTotals, totalMs, totalsOf } from '../attention/summary.ts';
import type { Person } from '../people/person.ts';
import type { LocalDate } from '../time/local-day.ts';
import { domainOf, isFreeMail, organisationName } from './organisation.ts';
import { byMeeting, dateOf } from './week-records.ts';

/** Somebody the user was with in the week: a person, the people of one organisation, or a large gathering. */
export interface Together {
  /** Unique within the report. */
  readonly key: string;
  /** `unnamed`: people whom no calendar named, all in one row. */
  readonly kind: 'person' | 'organisation' | 'gathering' | 'unnamed';
  /** The person's, the organisation's, or the gathering's title; may be empty for the last two kinds. */
  readonly name: string;
  /** The organisation that a person or an organisation's people belong to, by their mail domain; else null. */
  readonly organisation: string | null;
  /** Who of them was there, by name. */
  readonly people: readonly string[];
  readonly meetings: number;
  /** Meetings with one other person. */
  readonly oneToOnes: number;
  /** Time together and what it was: a meeting with two relationships counts whole for each of them. */
  readonly totals: Totals;
  /** The last day they met. */
  readonly lastDate: LocalDate;
}

/** From this many others on, a meeting is a gathering: nobody is with forty people one by one. */
export const GATHERING_FROM = 9;

interface Group {
  readonly kind: Together['kind'];
  readonly domain: string | null;
  readonly title: string;
  readonly names: Map<string, string>;
  readonly records: Set<MeetingRecord>;
}

/** Who had the user's time, most time first. `myAddresses` says who is a colleague: they stand for themselves. */
export function together(records: readonly MeetingRecord[], myAddresses: readonly string[]): Together[] {
  const mine = new Set(myAddresses.map((address) => address.toLowerCase()));
  const myDomains = new Set(myAddresses.map(domainOf).filter((domain) => domain !== null && !isFreeMail(domain)));
  const groups = new Map<string, Group>();
  for (const record of records) {
    const others = othersOf(record, mine);
    for (const person of others.length === 0 || others.length >= GATHERING_FROM ? [null] : others) {
      const { key, ...group } = person === null ? crowd(record, others.length) : relationship(person, myDomains);
      const found = groups.get(key) ?? { ...group, names: new Map(), records: new Set() };
      if (person !== null) found.names.set(identity(person), person.name);
      groups.set(key, found);
      found.records.add(record);
    }
  }
  return [...groups]
    .map(([key, group]) => row(key, group, mine))
    .sort((a, b) => totalMs(b.totals) - totalMs(a.totals) || (a.name < b.name ? -1 : 1));
}

/** Each other person once, the user left out. */
function othersOf(record: MeetingRecord, mine: ReadonlySet<string>): Person[] {
  const others = new Map<string, Person>();
  for (const person of record.meeting.people) if (!mine.has(person.address ?? '')) others.set(identity(person), person);
  return [...others.values()];
}

function identity({ name, address }: Person): string {
  return address?.toLowerCase() ?? name.trim().toLowerCase();
}

function relationship(person: Person, myDomains: ReadonlySet<string | null>) {
  const domain = domainOf(person.address);
  return domain === null || isFreeMail(domain) || myDomains.has(domain)
    ? { key: `person ${identity(person)}`, kind: 'person' as const, domain: null, title: '' }
    : { key: `organisation ${domain}`, kind: 'organisation' as const, domain, title: '' };
}

function crowd({ meeting }: MeetingRecord, others: number) {
  return others === 0
    ? { key: 'unnamed', kind: 'unnamed' as const, domain: null, title: '' }
    : {
        key: `gathering ${meeting.seriesId ?? meeting.title}`,
        kind: 'gathering' as const,
        domain: null,
        title: meeting.title,
      };
}

function row(key: string, group: Group, mine: ReadonlySet<string>): Together {
  const records = [...group.records];
  const people = [...group.names.values()];
  const isOnePerson = group.kind === 'organisation' && people.length === 1;
  const organisation = group.domain === null ? null : organisationName(group.domain);
  const meetings = byMeeting(records);
  return {
    key,
    kind: isOnePerson ? 'person' : group.kind,
    name: group.kind === 'person' || isOnePerson ? (people[0] ?? '') : (organisation ?? group.title),
    organisation,
    people,
    meetings: meetings.length,
    oneToOnes: meetings.filter(([first]) => first !== undefined && othersOf(first, mine).length === 1).length,
    totals: addTotals(records.map(({ stretches }) => totalsOf(stretches))),
    lastDate: records.map(dateOf).sort().at(-1) ?? '',
  };
}
