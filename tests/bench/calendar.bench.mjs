// How fast calendars are read, as ratios measured side by side in one run: `npm run bench:calendar`.
//
// Each reader runs in processes of its own, in turns, on the same generated feeds; what counts is the least processor time of
// a cold process above an empty one, since other work on the machine only ever adds. A worker starts cold too.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FEEDS = (process.env.FEEDS ?? 'typical,heavy').split(',');

/** What is promised, on the heavy feed: times ical.js tuned (at least), times decoding (at most), times the bytes held (at most). */
const BARS = { fasterThanIcalJs: 20, timesDecoding: 4, timesBytes: 3 };

const folder = mkdtempSync(join(tmpdir(), 'calendar-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const bundle = await rolldown({
  input: here('../../src/core/calendar/read-calendar.ts'),
  platform: 'node',
  logLevel: 'silent',
});
await bundle.write({ file: join(folder, 'read-calendar.mjs'), format: 'esm' });
await bundle.close();

/** One cold process; what it cost. */
function measure(reader, feed) {
  const { stdout, stderr } = spawnSync(process.execPath, [here('calendar-reader.mjs'), reader, feed, folder], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

let isGood = true;
for (const profile of FEEDS) {
  const feed = join(folder, `${profile}.ics`);
  spawnSync(process.execPath, [here('../fixtures/feed-generator.mjs'), '--profile', profile, '--out', feed]);
  if (!existsSync(feed)) throw new Error(`no feed: ${profile}`);
  const bytes = statSync(feed).size;
  const readers = ['decode', 'undivided', 'undivided-chunks', 'ical.js'];
  const best = Object.fromEntries(['empty', ...readers].map((reader) => [reader, null]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const reader of Object.keys(best)) {
      // ical.js takes long, and its time hardly varies.
      if (reader === 'ical.js' && round > 1) continue;
      const now = measure(reader, feed);
      const known = best[reader];
      best[reader] = known
        ? { ...now, cpuMs: Math.min(now.cpuMs, known.cpuMs), peakMb: Math.min(now.peakMb, known.peakMb) }
        : now;
    }
  }
  const cost = (reader) => best[reader].cpuMs - best.empty.cpuMs;
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
  console.log(`  ${faster.toFixed(1)} times less CPU than ical.js, ${decoding.toFixed(2)} times decoding`);
  const isSame = best.undivided.occurrences === best['ical.js'].occurrences;
  if (!isSame) console.log('  NOT the same occurrences');
  isGood &&= isSame;
  if (profile === 'heavy') {
    isGood &&= faster >= BARS.fasterThanIcalJs && decoding <= BARS.timesDecoding && held <= BARS.timesBytes;
  }
}
console.log(isGood ? '\nEvery bar is held.' : '\nA bar is NOT held.');
process.exitCode = isGood ? 0 : 1;
