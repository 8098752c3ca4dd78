// `npm run shots`: makes the pictures of the README anew, from the real extension in Chromium with a made-up week in it.
import { load } from './run-typescript.mjs';

(await load('tests/browsers/support/built.ts')).default();
await (await load('scripts/shots.ts')).takeAll();
process.exit(0);
