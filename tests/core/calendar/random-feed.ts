import '../../temporal.ts';

/** The same numbers for the same seed (Mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export interface RandomFeed {
  readonly bytes: Uint8Array;
  /** The same, in one plain form: unfolded, LF. */
  readonly text: string;
  readonly hasExtraDates: boolean;
  /** A series that ends has instances that stand by themselves: perhaps of a day that it does not reach. */
  readonly hasMovesOfEnded: boolean;
}

/** Rules of the clocks as they have been since 2007. */
const ZONES = {
  'Europe/Berlin': zone('Europe/Berlin', [
    ['DAYLIGHT', '20070325T020000', '+0100', '+0200', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
    ['STANDARD', '20071028T030000', '+0200', '+0100', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ]),
  'America/New_York': zone('America/New_York', [
    ['DAYLIGHT', '20070311T020000', '-0500', '-0400', 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU'],
    ['STANDARD', '20071104T020000', '-0400', '-0500', 'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU'],
  ]),
  'Asia/Kolkata': zone('Asia/Kolkata', [['STANDARD', '19700101T000000', '+0530', '+0530', '']]),
} as const;

function zone(name: string, observances: readonly (readonly string[])[]): string {
  const parts = observances.map(
    ([kind, start, from, to, rule]) =>
      `BEGIN:${kind}\nDTSTART:${start}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\n${rule ? `RRULE:${rule}\n` : ''}END:${kind}\n`,
  );
  return `BEGIN:VTIMEZONE\nTZID:${name}\n${parts.join('')}END:VTIMEZONE\n`;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORDS = [
  'Review',
  'Stand-up',
  'Überblick',
  '週次',
  'Budget\\, plan',
  'Q&A\\; open',
  'path C:\\\\new',
  '🎈 party',
];
const NOISE = [
  'DESCRIPTION:Agenda:\\n END:VEVENT is no end here\\n https://example.org/?a=1\\;b=2',
  'X-ODD;X-P="a:b;c":BEGIN:VEVENT',
  'CLASS:PUBLIC',
  'BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nREPEAT:2\nDESCRIPTION:Reminder\nEND:VALARM',
];

type Zoned = keyof typeof ZONES;
type Kind = { readonly is: 'date' | 'utc' } | { readonly is: 'zoned'; readonly zone: Zoned };

/**
 * A whole calendar as programs write it: single events, series with exceptions, extra dates and moved instances, dates,
 * times in UTC and in zones, in any order, folded anywhere, with any line ends.
 *
 * What programs are known to differ about is left out: hours at which clocks change, starts that their rule does not
 * match, days that not every month has, week numbers, "this and future", several versions of one event, and meetings
 * through a night in a zone (ical.js reckons their length by the clocks, also in the night that they change).
 */
export function randomFeed(seed: number): RandomFeed {
  const random = randomFrom(seed);
  const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const chance = (percent: number) => random(100) < percent;
  let hasExtraDates = false;
  let hasMovesOfEnded = false;

  const event = (uid: string): string[] => {
    const kind: Kind = chance(20)
      ? { is: 'date' }
      : chance(30)
        ? { is: 'utc' }
        : { is: 'zoned', zone: one(Object.keys(ZONES) as Zoned[]) };
    const isSeries = chance(60);
    const start = Temporal.PlainDateTime.from({
      year: isSeries ? (chance(5) ? 2019 : 2025) + random(2) : 2026,
      month: isSeries ? 1 + random(12) : 3 + random(2),
      day: 1 + random(28),
      hour: kind.is === 'date' ? 0 : 8 + random(11),
      minute: kind.is === 'date' ? 0 : one([0, 15, 30, 45]),
    });
    const written = (at: Temporal.PlainDateTime) =>
      at
        .toString({ smallestUnit: 'second' })
        .replace(/[-:]/g, '')
        .slice(0, kind.is === 'date' ? 8 : 15) + (kind.is === 'utc' ? 'Z' : '');
    const param = kind.is === 'date' ? ';VALUE=DATE' : kind.is === 'zoned' ? `;TZID=${kind.zone}` : '';
    const utc = (at: Temporal.PlainDateTime) =>
      `${at
        .toZonedDateTime(kind.is === 'zoned' ? kind.zone : 'UTC')
        .toInstant()
        .toString({ smallestUnit: 'second' })
        .replace(/[-:]/g, '')}`;
    const length =
      kind.is === 'date'
        ? { days: 1 + random(3) }
        : { minutes: one(kind.is === 'utc' ? [15, 60, 1_500] : [15, 30, 60, 90, 240]) };
    const lasting = (at: Temporal.PlainDateTime) => {
      if (kind.is === 'date' || chance(70)) return `DTEND${param}:${written(at.add(length))}`;
      return `DURATION:PT${length.minutes}M`;
    };
    const block = (at: Temporal.PlainDateTime, lines: readonly string[]) => {
      const inside = [`UID:${uid}`, `DTSTART${param}:${written(at)}`, lasting(at), `SUMMARY:${one(WORDS)}`, ...lines];
      const given = chance(60) ? [...inside, one(NOISE)] : inside;
      return `BEGIN:VEVENT\n${shuffled(given).join('\n')}\nEND:VEVENT\n`;
    };
    if (!isSeries) return [block(start, [])];

    const interval = 1 + random(3);
    const weekday = WEEKDAYS[start.dayOfWeek - 1] ?? 'MO';
    const nth = Math.ceil(start.day / 7);
    const rules = [
      `FREQ=DAILY;INTERVAL=${interval}`,
      `FREQ=WEEKLY;INTERVAL=${interval}`,
      `FREQ=WEEKLY;BYDAY=${[...new Set([weekday, one(WEEKDAYS)])].join(',')};WKST=MO`,
      `FREQ=MONTHLY;INTERVAL=${interval}`,
      `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
      'FREQ=YEARLY',
    ];
    const rule = random(rules.length);
    // The days of plain rules can be told without any reckoning of rules: what is excepted and moved stands on them.
    const step = [{ days: interval }, { weeks: interval }, { weeks: 1 }, { months: interval }, null, { years: 1 }][
      rule
    ];
    const instance = (n: number) =>
      step === null || step === undefined
        ? start
        : start.add(Object.fromEntries(Object.entries(step).map(([unit, each]) => [unit, each * n])));
    const nearWindow = () => {
      const days = start.until(Temporal.PlainDateTime.from('2026-03-23T00:00'), { largestUnit: 'days' }).days;
      const each =
        rule === 0 ? interval : rule === 1 ? interval * 7 : rule === 2 ? 7 : rule === 3 ? interval * 30 : 365;
      return Math.max(1, Math.floor(days / each) + random(5) - 1);
    };
    const end = chance(25)
      ? `;COUNT=${1 + random(400)}`
      : chance(30)
        ? `;UNTIL=${kind.is === 'date' ? written(instance(nearWindow())) : utc(instance(nearWindow()).add({ minutes: 1 }))}`
        : '';
    const lines = [`RRULE:${rules[rule]}${end}`];
    const blocks: string[] = [];
    if (step) {
      const used = new Set<number>();
      for (let n = random(4); n > 0; n--) {
        const at = nearWindow();
        if (used.has(at)) continue;
        used.add(at);
        const original = instance(at);
        const form = random(3);
        if (form === 0) {
          const isInUtc = kind.is === 'zoned' && chance(30);
          lines.push(isInUtc ? `EXDATE:${utc(original)}` : `EXDATE${param}:${written(original)}`);
        } else {
          const isFar = chance(30);
          hasMovesOfEnded ||= end !== '';
          const moved = original.add(isFar ? { days: random(21) - 10 } : { hours: kind.is === 'date' ? 0 : 1 });
          const isInUtc = kind.is === 'zoned' && chance(30);
          const id = isInUtc ? `RECURRENCE-ID:${utc(original)}` : `RECURRENCE-ID${param}:${written(original)}`;
          blocks.push(block(moved, [id, `STATUS:${one(['CONFIRMED', 'CANCELLED'])}`]));
        }
      }
      if (chance(15) && rule > 0) {
        hasExtraDates = true;
        // At another minute than any instance.
        const extra = Temporal.PlainDateTime.from({ year: 2026, month: 3, day: 20 + random(11), hour: 7, minute: 5 });
        const date = kind.is === 'date' ? instance(nearWindow()).add({ days: 3 }) : extra;
        lines.push(`RDATE${param}:${written(date)}`);
      }
    }
    return [block(start, lines), ...blocks];
  };

  /** The order of lines and of events means nothing. */
  function shuffled(list: readonly string[]): string[] {
    const out = [...list];
    for (let n = out.length - 1; n > 0; n--) {
      const at = random(n + 1);
      [out[n], out[at]] = [out[at] as string, out[n] as string];
    }
    return out;
  }

  const events = Array.from({ length: 1 + random(8) }, (_, n) => event(`${seed}-${n}@example.org`)).flat();
  const parts = shuffled([...Object.values(ZONES), ...events]);
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Random//${seed}//EN\n${parts.join('')}END:VCALENDAR\n`;
  return { bytes: folded(text, random), text, hasExtraDates, hasMovesOfEnded };
}

/** Folded at bytes, within characters too, with whichever line ends. */
function folded(text: string, random: (below: number) => number): Uint8Array {
  const end = ['\r\n', '\n', '\r'][random(3)] ?? '\n';
  const width = 20 + random(56);
  const encoder = new TextEncoder();
  const out: number[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const bytes = encoder.encode(line);
    for (let at = 0; at < bytes.length; at += width) {
      if (at > 0) out.push(...encoder.encode(`${end} `));
      out.push(...bytes.subarray(at, at + width));
    }
    out.push(...encoder.encode(end));
  }
  return Uint8Array.from(out);
}
