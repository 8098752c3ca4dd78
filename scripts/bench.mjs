// The measurements that take too long for `npm test`; each prints its figures and ends with 1 where a bar is broken.
//   cpu                 what a meeting costs in each browser, and who is woken outside one (Linux)
//   simulator [WEEKS]   weeks of a person's life through the real background (100000)
//   mutation [FILES]    changes in the rules of attention and focus that no test notices, in files or all; a bar of 90 %
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tell } from './mutation-score.mjs';
import { ROOT } from './packages.mjs';
import { load } from './run-typescript.mjs';
import { run } from './step.mjs';

const HOURS = 3_600_000;
const REPORT = `${ROOT}dist/mutation/report.json`;
const [name = '', ...rest] = process.argv.slice(2);

/** @type {Record<string, () => Promise<boolean>>} */
const benches = {
  async cpu() {
    (await load('tests/browsers/support/built.ts')).default();
    return (await load('tests/bench/cpu.ts')).run(console.log);
  },
  async simulator() {
    process.env.SIMULATED_WEEKS = rest[0] ?? '100000';
    const file = 'tests/background/simulator.test.ts';
    return (await run(['npx', 'vitest', 'run', '--project', 'unit', file], 48 * HOURS, true)).ok;
  },
  async mutation() {
    rmSync(REPORT, { force: true });
    const startedAt = performance.now();
    const only = rest[0] === undefined ? [] : ['--mutate', rest[0]];
    const { ok } = await run(['npx', 'stryker', 'run', 'tests/bench/mutation/stryker.json', ...only], 2 * HOURS, true);
    if (!ok || !existsSync(REPORT)) {
      console.error('No score: Stryker came to no end.');
      return false;
    }
    const folders = rest[0] === undefined ? ['src/core/attention', 'src/core/focus'] : [];
    const isEnough = tell(JSON.parse(readFileSync(REPORT, 'utf8')).files, folders, console.log);
    console.log(`${Math.round((performance.now() - startedAt) / 1_000)} s`);
    return isEnough;
  },
};

const bench = benches[name];
if (bench === undefined) console.error(`Which one? ${Object.keys(benches).join(', ')}`);
process.exit(bench !== undefined && (await bench()) ? 0 : 1);
