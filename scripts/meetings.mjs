// What the extension makes of a calendar file, as one JSON object; by the very code that the extension runs.
//
//   npm run --silent meetings -- FILE.ics --from 2026-03-01T00:00:00Z --to 2026-03-15T00:00:00Z \
//     --zone Europe/Berlin --me me@example.org
//
// Every entry that overlaps the half-open window is in it, whether it starts focus or not. --me may be given several
// times. A time without Z or offset is in --zone; without --from and --to it is the next 14 days. Ends with 0 also where
// the file is no calendar: the object says so. Ends with 2 where the question cannot be understood.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from './load-typescript.mjs';

const USAGE = 'meetings FILE.ics [--from TIME] [--to TIME] [--zone ZONE] [--me MAIL]...';

function question() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        zone: { type: 'string' },
        me: { type: 'string', multiple: true, default: [] },
      },
    });
    if (positionals.length !== 1) throw new Error('one file, please');
    return { file: positionals[0], ...values };
  } catch (error) {
    console.error(`${error.message}\nusage: ${USAGE}`);
    process.exit(2);
  }
}

const { file, from, to, zone, me } = question();
const { meetingsOf, windowOf } = await loadTypeScript(fileURLToPath(new URL('meetings-of-file.ts', import.meta.url)));
const asked = windowOf({ from, to, zone, nowMs: Date.now() });
if (typeof asked === 'string') {
  console.error(`${asked}\nusage: ${USAGE}`);
  process.exit(2);
}
const answer = await meetingsOf(Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })), {
  ...asked,
  myAddresses: me.map((each) => each.replace(/^mailto:/i, '')),
});
process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
