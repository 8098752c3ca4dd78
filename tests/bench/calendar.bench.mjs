// How fast calendars are read, as ratios measured side by side in one run: `npm run bench:calendar`.
//
// Each reader runs in processes of its own, in turns, on the same generated feeds; what counts is the median processor time
// (user and system, of all threads) of a cold process, above one that only has the bytes in memory: what Node costs by itself
// is in neither side. A worker starts cold too, so that loading and compiling the reader counts, for ical.js as for ours; both
// are bundled and minified, as an extension ships them. Two more states are printed besides: warm, of a process that has read a
// small feed before, and compiled, of one that has read the same feed for seconds: the work alone, without the engine's learning
// (not for the large feed, where ical.js would take minutes). `ENGINE=…` is another Node to measure with, such as one with a
// browser's newest engine; `FEEDS=typical` leaves out the large feed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FEEDS = (process.env.FEEDS ?? 'typical,heavy').split(',');

/** What is promised: times ical.js tuned and libical (at least), times decoding, times the bytes held (at most). */
const BARS = {
  fasterThanIcalJs: 20,
  fasterThanLibical: 5,
  timesDecoding: 4,
  timesBytes: 3,
  unchangedMs: 20,
  waitCpuMs: 50,
};

const folder = mkdtempSync(join(tmpdir(), 'calendar-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const src = (source) => here(`../../src/${source}.ts`);
for (const input of [src('core/calendar/read-calendar'), src('platform/feed'), src('platform/slices'), 'ical.js']) {
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, `${basename(input, '.ts')}.mjs`), format: 'esm', minify: true });
  await bundle.close();
}

const NODE = process.env.ENGINE ?? process.execPath;
const libical = join(folder, 'libical-reader');
const compiled = spawnSync('cc', ['-O2', '-o', libical, here('libical-reader.c'), '-lical'], { encoding: 'utf8' });
const hasLibical = compiled.status === 0;
if (!hasLibical) console.log('libical is not compared with: it takes a C compiler (cc) and libical-dev.');

/** Where the readers' window begins, UNIX seconds. */
const FROM_S = Date.parse('2026-03-23T08:00:00Z') / 1_000;

const generate = (profile, out) =>
  spawnSync(process.execPath, [here('../fixtures/feed-generator.mjs'), '--profile', profile, '--out', out]);
generate('small', join(folder, 'small.ics'));

/** One cold process; what it cost. */
function measure(reader, feed) {
  const [command, ...args] =
    reader === 'libical'
      ? [libical, feed, FROM_S, FROM_S + 14 * 86_400]
      : [NODE, here('calendar-reader.mjs'), reader, feed, folder];
  const { stdout, stderr } = spawnSync(command, args.map(String), { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** All rounds of one feed in turns; each reader's median. */
function measuredAll(readers, feed) {
  const runs = new Map(readers.map((reader) => [reader, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const reader of readers) runs.get(reader).push(measure(reader, feed));
    process.stderr.write(`  round ${round + 1} of ${ROUNDS}\n`);
  }
  return (reader, value) => median(runs.get(reader).map(value));
}

const results = [];
const bar = (what, isHeld) => {
  results.push([what, isHeld]);
  console.log(`  ${isHeld ? 'held    ' : 'NOT held'}  ${what}`);
};

for (const profile of FEEDS) {
  const feed = join(folder, `${profile}.ics`);
  generate(profile, feed);
  if (!existsSync(feed)) throw new Error(`no feed: ${profile}`);
  const bytes = statSync(feed).size;
  const load = () => loadavg()[0].toFixed(1);
  const loadBefore = load();
  const others = hasLibical ? ['libical', 'ical.js', 'ical.js-warm'] : ['ical.js', 'ical.js-warm'];
  const ours = ['undivided', 'undivided-warm', 'undivided-chunks', 'undivided-unchanged', 'undivided-stream'];
  const isSmall = bytes < 10e6;
  const compiled = isSmall ? ['decode-compiled', 'undivided-compiled', 'ical.js-compiled'] : [];
  const of = measuredAll(['empty', 'read', 'decode', 'dates', ...ours, ...others, ...compiled], feed);
  console.log(
    `\n${profile}: ${(bytes / 1e6).toFixed(1)} MB, medians of ${ROUNDS} processes each, load ${loadBefore} before and ${load()} after`,
  );
  const cpu = (reader) => of(reader, (run) => run.cpuMs);
  // C starts in no time, and reads its file in as little as we do. Some measure a part of their process themselves.
  const partOf = (reader) => of(reader, (run) => run.partCpuMs);
  const cost = (reader) =>
    /-warm|-compiled|-unchanged|^dates/.test(reader)
      ? partOf(reader)
      : cpu(reader) - (reader === 'libical' ? cpu('read') - cpu('empty') : cpu('read'));
  const held = (reader) => {
    const ownMb = reader === 'libical' ? 0 : of('empty', (run) => run.peakMb);
    return ((of(reader, (run) => run.peakMb) - ownMb) * 1_048_576) / bytes;
  };
  const found = (reader) => of(reader, (run) => run.occurrences ?? 0);
  for (const reader of ['decode', ...ours, ...others, ...compiled]) {
    console.log(
      `  ${reader.padEnd(20)} ${cost(reader).toFixed(0).padStart(6)} ms CPU  ${(cost(reader) / cost('decode')).toFixed(2).padStart(6)} x decoding` +
        `  ${held(reader).toFixed(2).padStart(5)} x the bytes  ${found(reader) || ''}`,
    );
  }
  const faster = cost('ical.js') / cost('undivided');
  bar(
    `${faster.toFixed(1)} times less CPU than ical.js, cold (${BARS.fasterThanIcalJs})`,
    faster >= BARS.fasterThanIcalJs,
  );
  if (hasLibical) {
    const fasterThanC = cost('libical') / cost('undivided');
    bar(
      `${fasterThanC.toFixed(1)} times less CPU than libical, cold (${BARS.fasterThanLibical})`,
      fasterThanC >= BARS.fasterThanLibical,
    );
  }
  const timesDecoding = cost('undivided') / cost('decode');
  bar(`${timesDecoding.toFixed(2)} times decoding, cold (${BARS.timesDecoding})`, timesDecoding <= BARS.timesDecoding);
  bar(
    `${held('undivided').toFixed(2)} times the bytes held (${BARS.timesBytes})`,
    held('undivided') <= BARS.timesBytes,
  );
  const warm = cost('ical.js-warm') / cost('undivided-warm');
  console.log(`            both in a warm process: ${warm.toFixed(1)} times less CPU than ical.js`);
  if (isSmall) {
    const times = (of, reader) => (cost(of) / cost(reader)).toFixed(1);
    console.log(
      `            both compiled: ${times('ical.js-compiled', 'undivided-compiled')} times less CPU than ical.js, ` +
        `${times('undivided-compiled', 'decode-compiled')} times decoding` +
        (hasLibical ? `, ${times('libical', 'undivided-compiled')} times less than libical` : ''),
    );
  }
  if (cost('dates') > 0) {
    const without = cost('ical.js') / (cost('undivided') - cost('dates'));
    console.log(
      `            ${cost('dates').toFixed(0)} ms of ours are this Node's first date format; browsers, and Node from 26 on, have ` +
        `Temporal instead: without it ${without.toFixed(1)} times less, cold`,
    );
  }
  bar(
    `${cost('undivided-unchanged').toFixed(0)} ms CPU where the server says that nothing has changed (${BARS.unchangedMs})`,
    cost('undivided-unchanged') <= BARS.unchangedMs,
  );
  const gap = of('undivided-stream', (run) => run.gap.cpuMs);
  const waited = of('undivided-stream', (run) => run.gap.ms);
  bar(
    `${gap.toFixed(0)} ms of CPU is the longest stretch without a turn for others (${BARS.waitCpuMs}; ${waited.toFixed(0)} ms by the clock)`,
    gap <= BARS.waitCpuMs,
  );
  bar(
    'the same occurrences by all',
    [...others, ...ours.filter((each) => each !== 'undivided-unchanged')].every(
      (each) => found(each) === found('undivided'),
    ),
  );
}
const isGood = results.every(([, isHeld]) => isHeld);
console.log(isGood ? '\nEvery bar is held.' : `\n${results.filter(([, isHeld]) => !isHeld).length} bars are NOT held.`);
process.exitCode = isGood ? 0 : 1;
