import type { Pull, Stretch } from '../src/core/attention/attention.ts';
import type { MeetingRecord } from '../src/core/attention/record.ts';
import type { Person } from '../src/core/people/person.ts';

// Some made-up weeks for the pictures: people, companies and meetings that do not exist.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const person = (name: string, company: string): Person => ({
  name,
  address: `${name.split(' ')[0]?.toLowerCase()}@${company}.example`,
});
const DANA = person('Dana Reyes', 'acme');
const LEE = person('Lee Wong', 'acme');
const PRIYA = person('Priya Nair', 'northwind');
const SAM = person('Sam Okafor', 'northwind');
const NOOR = person('Noor Haddad', 'harbour');
const IDA = person('Ida Lund', 'harbour');

/** Day of the week from Monday 0, start in minutes of the day, length in minutes. */
interface Sample {
  readonly day: number;
  readonly at: number;
  readonly minutes: number;
  readonly title: string;
  readonly people: readonly Person[];
  readonly isInPerson?: boolean;
  /** What pulls in this meeting, if anything: site, after how many minutes, for how long, how it ended. */
  readonly pulls?: readonly (readonly [string, number, number, Pull['outcome']])[];
  readonly elsewhere?: readonly (readonly [number, number])[];
}

const WEEK: readonly Sample[] = [
  {
    day: 0,
    at: 570,
    minutes: 30,
    title: 'Week ahead',
    people: [DANA, LEE, IDA],
    pulls: [['reddit.com', 12, 0.6, 'turned-back']],
  },
  { day: 0, at: 840, minutes: 50, title: 'Acme renewal', people: [DANA, LEE], elsewhere: [[20, 3]] },
  {
    day: 1,
    at: 600,
    minutes: 45,
    title: 'Design review',
    people: [DANA, LEE],
    pulls: [['youtube.com', 30, 2.5, 'gave-in']],
  },
  { day: 1, at: 780, minutes: 60, title: 'Lunch with Noor', people: [NOOR], isInPerson: true },
  {
    day: 1,
    at: 930,
    minutes: 30,
    title: 'Northwind weekly',
    people: [PRIYA, SAM],
    elsewhere: [
      [5, 4],
      [19, 6],
    ],
  },
  { day: 2, at: 540, minutes: 25, title: '1:1 with Ida', people: [IDA] },
  {
    day: 2,
    at: 690,
    minutes: 60,
    title: 'Planning',
    people: [DANA, LEE, PRIYA],
    pulls: [
      ['youtube.com', 41, 0.5, 'turned-back'],
      ['x.com', 50, 4, 'gave-in'],
    ],
    elsewhere: [[22, 5]],
  },
  {
    day: 3,
    at: 600,
    minutes: 30,
    title: 'Northwind incident',
    people: [PRIYA, SAM],
    pulls: [['reddit.com', 4, 1, 'needed']],
  },
  { day: 3, at: 870, minutes: 50, title: 'Hiring: second talk', people: [IDA, NOOR] },
  { day: 4, at: 570, minutes: 25, title: '1:1 with Dana', people: [DANA] },
  {
    day: 4,
    at: 660,
    minutes: 45,
    title: 'Demo',
    people: [DANA, LEE, PRIYA, SAM],
    pulls: [['youtube.com', 15, 0.4, 'turned-back']],
    elsewhere: [[33, 4]],
  },
];

function stretchesOf({ minutes, pulls = [], elsewhere = [], isInPerson = false }: Sample, moreMs: number): Stretch[] {
  const breaks = [
    ...pulls.map(([site, from, long, outcome]) => ({ site: outcome === 'needed' ? null : site, from, long })),
    ...elsewhere.map(([from, long]) => ({ site: '', from, long })),
  ].sort((one, other) => one.from - other.from);
  const stretches: Stretch[] = [];
  let atMs = 0;
  const add = (attention: Stretch['attention'], site: string | null, untilMs: number) => {
    stretches.push({ attention, site, isAssumed: isInPerson, ms: untilMs - atMs });
    atMs = untilMs;
  };
  for (const { site, from, long } of breaks) {
    if (site === null) continue;
    add('present', null, from * MINUTE_MS);
    const untilMs = (from + long) * MINUTE_MS + moreMs;
    if (site === '') add('elsewhere', null, untilMs);
    else add('distracted', site, untilMs);
  }
  add('present', null, minutes * MINUTE_MS);
  return stretches;
}

/** Five such weeks before and up to an instant, the later the better; `mondayMs` is the first instant of its week. */
export function sampleRecords(mondayMs: number, nowMs: number, zone: string): MeetingRecord[] {
  const weeks = [4, 3, 2, 1, 0];
  return weeks.flatMap((ago) =>
    WEEK.map((sample, index): MeetingRecord => {
      const startedAtMs = mondayMs + (sample.day - 7 * ago) * DAY_MS + sample.at * MINUTE_MS;
      const stretches = stretchesOf(sample, sample.elsewhere ? ago * 40_000 : ago * 15_000);
      return {
        id: `sample-${ago}-${index}`,
        meeting: {
          id: `sample-${ago}-${index}`,
          source: 'calendar',
          occurrenceId: null,
          seriesId: sample.title,
          title: sample.title,
          people: sample.people,
          plannedStartMs: startedAtMs,
          plannedEndMs: startedAtMs + sample.minutes * MINUTE_MS,
          setting: sample.isInPerson ? 'in-person' : 'browser-call',
          room: null,
        },
        startedAtMs,
        zone,
        stretches,
        pulls: (sample.pulls ?? []).map(([site, from, long, outcome]) => ({
          site,
          startMs: from * MINUTE_MS,
          ms: long * MINUTE_MS,
          outcome,
        })),
        saidPresentShare: null,
      };
    }).filter((record) => record.startedAtMs + DAY_MS / 24 < nowMs),
  );
}
