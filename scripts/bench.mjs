// The measurements that take too long for `npm test`; each prints its figures and ends with 1 where a bar is broken.
//   cpu                 what a meeting costs in each browser, and who is woken outside one (Linux)
//   simulator [WEEKS]   weeks of a person's life through the real background (100000)
//   mutation [FILES]    changes in the rules of attention and focus that no test notices; a glob, or all of them
import { load } from './run-typescript.mjs';
import { run } from './step.mjs';

const HOURS = 3_600_000;
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
    const files = rest[0] === undefined ? [] : ['--mutate', rest[0]];
    return (await run(['npx', 'stryker', 'run', 'tests/bench/mutation/stryker.json', ...files], 4 * HOURS, true)).ok;
  },
};

const bench = benches[name];
if (bench === undefined) console.error(`Which one? ${Object.keys(benches).join(', ')}`);
process.exit(bench !== undefined && (await bench()) ? 0 : 1);
