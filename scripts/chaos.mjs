// `npm run chaos`: meetings in real browsers with faults by chance, and the record against what was played.
//   FAULTS=1000       how many in all (100)
//   SEED=7            the same plan again (by the clock)
//   BROWSER=firefox   in one browser only (both)
//   FACTS=1           of a meeting that was off, everything that was played and written down
// Ends with 1 where a promise was broken.
import { adviceFor, findBrowser } from './browsers.mjs';
import { load } from './run-typescript.mjs';

const names = /** @type {const} */ (['chromium', 'firefox']);
const { FAULTS = '100', SEED = String(Date.now() % 100_000), BROWSER } = process.env;
const browsers = names.filter((name) => BROWSER === undefined || BROWSER === name);
const missing = browsers.filter((name) => !findBrowser(name));
for (const name of missing) console.error(adviceFor(name));
if (browsers.length === 0) console.error(`There is no browser "${BROWSER}" here: chromium or firefox.`);
if (browsers.length === 0 || missing.length > 0) process.exit(1);

(await load('tests/browsers/support/built.ts')).default();
const { chaos } = await load('tests/bench/chaos/chaos.ts');
const isKept = await chaos({ faults: Number(FAULTS), seed: Number(SEED), browsers, say: console.log });
process.exit(isKept ? 0 : 1);
