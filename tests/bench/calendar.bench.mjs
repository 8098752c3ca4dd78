// How fast calendars are read, as ratios measured side by side in one run: `npm run bench:calendar`.
//
// Each reader runs in processes of its own, in turns, on the same generated feeds; what counts is the least processor time of
// a cold process above one that only has the bytes in memory, since other work on the machine only ever adds. A worker starts
// cold too. `NODE=…` is another Node to measure with, such as one with a browser's newest engine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FEEDS = (process.env.FEEDS ?? 'typical,heavy').split(',');

/** What is promised, on both feeds: times ical.js tuned and libical (at least), times decoding, times the bytes held (at most). */
const BARS = { fasterThanIcalJs: 20, fasterThanLibical: 5, timesDecoding: 4, timesBytes: 3 };

const folder = mkdtempSync(join(tmpdir(), 'calendar-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

for (const source of ['core/calendar/read-calendar', 'platform/feed', 'platform/slices']) {
  const bundle = await rolldown({ input: here(`../../src/${source}.ts`), platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(folder, `${basename(source)}.mjs`), format: 'esm' });
  await bundle.close();
}

const NODE = process.env.NODE ?? process.execPath;
const libical = join(folder, 'libical-reader');
const compiled = spawnSync('cc', ['-O2', '-o', libical, here('libical-reader.c'), '-lical'], { encoding: 'utf8' });
const hasLibical = compiled.status === 0;
if (!hasLibical) console.log('libical is not compared with: it takes a C compiler (cc) and libical-dev.');

/** Where the readers' window begins, UNIX seconds. */
const FROM_S = Date.parse('2026-03-23T08:00:00Z') / 1_000;

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

/** Of two runs, what of each is less. */
const lesser = (now, known) => ({
  ...now,
  gap: now.gap &&
    known.gap && { ms: Math.min(now.gap.ms, known.gap.ms), cpuMs: Math.min(now.gap.cpuMs, known.gap.cpuMs) },
});

let isGood = true;
for (const profile of FEEDS) {
  const feed = join(folder, `${profile}.ics`);
  spawnSync(process.execPath, [here('../fixtures/feed-generator.mjs'), '--profile', profile, '--out', feed]);
  if (!existsSync(feed)) throw new Error(`no feed: ${profile}`);
  const bytes = statSync(feed).size;
  const others = hasLibical ? ['libical', 'ical.js'] : ['ical.js'];
  const readers = ['decode', 'undivided', 'undivided-chunks', 'undivided-stream', ...others];
  const best = Object.fromEntries(['empty', 'read', ...readers].map((reader) => [reader, null]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const reader of Object.keys(best)) {
      // ical.js takes long, and its time hardly varies.
      if (reader === 'ical.js' && round > 1) continue;
      const now = measure(reader, feed);
      const known = best[reader];
      best[reader] = known
        ? { ...lesser(now, known), cpuMs: Math.min(now.cpuMs, known.cpuMs), peakMb: Math.min(now.peakMb, known.peakMb) }
        : now;
    }
  }
  // C starts in no time, and reads its file in as little as we do.
  const cost = (reader) =>
    best[reader].cpuMs - (reader === 'libical' ? best.read.cpuMs - best.empty.cpuMs : best.read.cpuMs);
  console.log(`\n${profile}: ${(bytes / 1e6).toFixed(1)} MB`);
  for (const reader of readers) {
    const { peakMb, occurrences } = best[reader];
    const above = ((peakMb - best.empty.peakMb) * 1_048_576) / bytes;
    console.log(
      `  ${reader.padEnd(18)} ${cost(reader).toFixed(0).padStart(6)} ms CPU  ${(cost(reader) / cost('decode')).toFixed(2).padStart(6)} x decoding` +
        `  ${above.toFixed(2).padStart(5)} x the bytes${occurrences === null ? '' : `  ${occurrences} occurrences`}`,
    );
  }
  const faster = cost('ical.js') / cost('undivided');
  const decoding = cost('undivided') / cost('decode');
  const held = ((best.undivided.peakMb - best.empty.peakMb) * 1_048_576) / bytes;
  const fasterThanLibical = hasLibical ? cost('libical') / cost('undivided') : Number.POSITIVE_INFINITY;
  console.log(
    `  ${faster.toFixed(1)} times less CPU than ical.js, ${hasLibical ? `${fasterThanLibical.toFixed(1)} times less than libical, ` : ''}` +
      `${decoding.toFixed(2)} times decoding, ${held.toFixed(2)} times the bytes held`,
  );
  const { gap } = best['undivided-stream'];
  console.log(
    `  longest wait while it is read from a server: ${gap.ms.toFixed(0)} ms (${gap.cpuMs.toFixed(0)} ms of CPU)`,
  );
  const isSame = [...others, 'undivided-stream'].every((each) => best[each].occurrences === best.undivided.occurrences);
  if (!isSame) console.log('  NOT the same occurrences');
  isGood &&= isSame;
  isGood &&= faster >= BARS.fasterThanIcalJs && fasterThanLibical >= BARS.fasterThanLibical;
  isGood &&= decoding <= BARS.timesDecoding && held <= BARS.timesBytes;
}
console.log(isGood ? '\nEvery bar is held.' : '\nA bar is NOT held.');
process.exitCode = isGood ? 0 : 1;
