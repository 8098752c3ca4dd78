import type { Pull, PullOutcome, Stretch } from '../../../../src/core/attention/attention.ts';
import type { MeetingRecord } from '../../../../src/core/attention/record.ts';
import { type WeekReport, weekReport } from '../../../../src/core/report/week-report.ts';
import { at, MINUTE, person, record, stretches } from '../../../core/report/records.ts';

const ZONE = 'Europe/London';
const dana = person('Dana Ortiz', 'dana@own.test');
const lee = person('Lee Chen', 'lee@own.test');
const priya = person('Priya Raman', 'priya@acme.test');
const sam = person('Sam Okafor', 'sam@acme.test');
const noor = person('Noor Haddad', 'noor.haddad@gmail.com');
const mira = person('Mira Novak', 'mira@northwind.test');
const SITES = ['mail.google.com', 'linkedin.com', 'news.ycombinator.com', 'youtube.com'];

/** A number from 0 to 1 after another, always the same ones (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A meeting as they go: attention holds, wanders, comes back; the more often the longer it lasts. */
function lived(minutes: number, wander: number, seed: number): { stretches: Stretch[]; pulls: Pull[] } {
  const next = chance(seed);
  const run: Stretch[] = [];
  const pulls: Pull[] = [];
  let atMs = 0;
  const endMs = minutes * MINUTE;
  const add = (attention: Stretch['attention'], lengthMs: number, site: string | null = null) => {
    const ms = Math.min(Math.round(lengthMs), endMs - atMs);
    if (ms <= 0) return;
    if (site !== null) {
      const outcomes: PullOutcome[] = ['turned-back', 'turned-back', 'turned-back', 'needed', 'gave-in'];
      pulls.push({ site, startMs: atMs, ms, outcome: outcomes[Math.floor(next() * 5)] ?? 'turned-back' });
    }
    run.push({ attention, isAssumed: false, site, ms });
    atMs += ms;
  };
  while (atMs < endMs) {
    add('present', (4 + 22 * next()) * MINUTE * (1.6 - wander));
    const late = 0.25 + atMs / (45 * MINUTE);
    if (next() < wander * late)
      add('distracted', (0.2 + 7 * next() * late) * MINUTE, SITES[Math.floor(next() ** 2 * 4)]);
    else if (next() < 0.4) add('elsewhere', (0.3 + 2.5 * next()) * MINUTE);
  }
  return { stretches: run, pulls };
}

type Row = readonly [
  day: number,
  time: string,
  minutes: number,
  title: string,
  people: ReturnType<typeof person>[],
  wander: number,
];

const met = ([day, time, minutes, title, people, wander]: Row, index: number): MeetingRecord =>
  record(`2026-11-${day}T${time}[${ZONE}]`, lived(minutes, wander, day * 100 + index).stretches, {
    pulls: lived(minutes, wander, day * 100 + index).pulls,
    meeting: { title, people },
  });

const crowd = Array.from({ length: 30 }, (_, i) => person(`Colleague ${i + 1}`, `c${i + 1}@own.test`));

const TYPICAL: Row[] = [
  [16, '09:00', 30, 'Team day', [dana, lee], 0.3],
  [16, '11:30', 25, 'Dana', [dana], 0.05],
  [16, '15:00', 60, 'Pilot', [priya, sam], 0.8],
  [17, '10:00', 45, 'Design', [dana, mira], 0.3],
  [17, '14:00', 50, 'Acme, next steps', [priya, sam, dana], 0.7],
  [18, '08:30', 20, 'Team day', [dana, lee], 0.2],
  [18, '10:00', 60, 'Weekly status', [dana, lee, mira], 0.95],
  [18, '16:00', 45, 'All hands', crowd, 0.6],
  [19, '12:00', 30, 'Lunch with Lee', [lee], 0.05],
  [20, '09:30', 35, 'Hiring', [mira], 0.2],
  [20, '13:00', 55, 'Roadmap', [dana, lee, mira], 0.85],
];

const inPerson = record(`2026-11-19T15:00[${ZONE}]`, '~p30', {
  meeting: { title: 'Coffee', people: [noor], setting: 'in-person' },
});
const crashed = record(`2026-11-17T17:00[${ZONE}]`, stretches('p14 u9 p4 d1 p2', 'youtube.com'), {
  meeting: { title: '', people: [], source: 'call' },
  pulls: [{ site: 'youtube.com', startMs: 27 * MINUTE, ms: MINUTE, outcome: 'turned-back' }],
  saidPresentShare: 0.6,
});
const typical = [...TYPICAL.map(met), inPerson, crashed];
const weekBefore = [record(`2026-11-11T09:00[${ZONE}]`, 'p70 d20 e10')];

const many = Array.from({ length: 60 }, (_, i) =>
  met(
    [
      16 + (i % 5),
      `${String(8 + Math.floor(i / 5) - (i >= 50 ? 1 : 0)).padStart(2, '0')}:${i >= 50 ? '35' : '00'}`,
      i >= 50 ? 20 : 30,
      `Meeting ${i + 1}`,
      [person(`Person ${(i % 24) + 1}`, `p${i % 24}@own.test`)],
      0.5,
    ],
    i,
  ),
);

const longName = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley Maximiliane Anastasia';
const longTitle = 'Quarterly-cross-functional-alignment-and-deliverables-synchronisation-forum '.repeat(3).trim();
const long = [
  met([16, '09:00', 45, longTitle, [person(longName, 'w@very-long-organisation-name-with-hyphens.example')], 0.7], 1),
  met(
    [
      17,
      '10:00',
      60,
      longTitle,
      ['a', 'b', 'c', 'd'].map((each) =>
        person(`${longName} ${each}`, `${each}@very-long-organisation-name-with-hyphens.example`),
      ),
      0.9,
    ],
    2,
  ),
  record(`2026-11-18T10:00[${ZONE}]`, 'p5 d5 p20', {
    meeting: { title: 'מפגש שבועי', people: [person('دانا أورتيز', 'd@own.test')] },
  }),
];

const night = [
  met([16, '23:15', 90, 'Across the date line', [mira], 0.4], 1),
  met([18, '00:30', 60, 'Launch', [dana, lee], 0.3], 2),
  met([22, '23:30', 60, 'Sydney', [noor], 0.3], 3),
  record('2026-11-20T09:00[Asia/Tokyo]', 'p40 d3 p2', { meeting: { title: 'Tokyo', people: [lee] } }),
  met([20, '09:10', 40, 'After the flight', [dana], 0.2], 4),
];

const hostile = [
  record(`2026-11-16T10:00[${ZONE}]`, 'p10 d5 p15', {
    meeting: {
      title: '<img src=x onerror=alert(1)>',
      people: [person('<b>Dana</b>', 'dana@<script>.test'), person('\u202eziter', 'x@a.test')],
    },
  }),
];

const onFriday = at(`2026-11-20T18:00[${ZONE}]`);
const later = at(`2026-12-04T18:00[${ZONE}]`);
const week = (records: MeetingRecord[], nowMs = onFriday, before: MeetingRecord[] = []): WeekReport =>
  weekReport(records, before, { weekStart: '2026-11-16', zone: ZONE, nowMs, myAddresses: ['me@own.test'] });

/** Weeks as the report may meet them, each made by the same rules as a real one. */
export const WEEKS: Readonly<Record<string, WeekReport | null>> = {
  typical: week(typical, onFriday, weekBefore),
  past: week(typical, later, weekBefore),
  one: week([met([17, '10:00', 30, 'Dana', [dana], 0.4], 3)]),
  perfect: week([16, 17, 18].map((day, i) => met([day, '10:00', 30, 'Dana', [dana], 0], i))),
  many: week(many, later),
  long: week(long),
  night: week(night, later),
  unseen: week([record(`2026-11-17T10:00[${ZONE}]`, 'u40', { meeting: { people: [dana] } })]),
  hostile: week(hostile),
  'empty-now': week([]),
  'empty-then': week([], later),
  loading: null,
};
