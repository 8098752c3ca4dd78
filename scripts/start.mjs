// `npm start`: a browser with the extension in it and a meeting that is about to begin, on a fresh clone too.
//   --headless          plays a practice meeting by itself and says whether the record is what was played
//   --browser firefox   in Firefox (else in Chromium, Chrome or Edge)
import { parseArgs } from 'node:util';
import { adviceFor, ensureBrowsers, findBrowser } from './browsers.mjs';
import { ensurePackages } from './packages.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(line);
  process.exit(1);
}

const { values } = parseArgs({ options: { headless: { type: 'boolean' }, browser: { type: 'string' } } });
const isHeadless = values.headless === true;
const wanted = values.browser ?? (findBrowser('chromium') || !findBrowser('firefox') ? 'chromium' : 'firefox');
const name = ['chrome', 'edge'].includes(wanted) ? 'chromium' : wanted;
if (name !== 'chromium' && name !== 'firefox') stop(`There is no browser "${wanted}" here: chromium or firefox.`);

if (!isHeadless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
  stop('There is no screen here to open a browser on. `npm start -- --headless` plays the practice meeting by itself.');
if (!ensurePackages(say)) stop('The packages could not be installed (npm ci).');
const missing = isHeadless || !findBrowser(name) ? ensureBrowsers([name], say) : [];
if (missing.length > 0) stop(missing.join('\n'));
if (!findBrowser(name)) stop(adviceFor(name));

// Only now, since the packages may not have been there before.
const { load } = await import('./run-typescript.mjs');

say('Building the extension');
(await load('tests/browsers/support/built.ts')).default();
const { practise } = await load(isHeadless ? 'scripts/practice-alone.ts' : 'scripts/practice.ts');
process.exit((await practise(name)) ? 0 : 1);
