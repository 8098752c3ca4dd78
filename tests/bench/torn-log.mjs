// `npm run bench:torn-log -- [TEARS] [TEARS_WITHOUT_CARE] [SEED]`: what becomes of finished meetings when Chromium is
// killed within a write. Prints a table; ends with 1 when a finished meeting was lost.
import { load } from '../../scripts/run-typescript.mjs';

(await load('tests/browsers/support/built.ts')).default();
const [tears = 40, without = 10, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
process.exit((await (await load('tests/bench/torn-log.ts')).bench(tears, without, seed)) ? 0 : 1);
