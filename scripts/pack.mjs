// `npm run pack`: builds the extension and makes the files that the stores take, dist/undivided-VERSION-BROWSER.zip.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import { ROOT } from './packages.mjs';
import { run } from './step.mjs';
import { zip } from './zip.mjs';

const { ok, output, why } = await run(['npm', 'run', '-s', 'build'], 180_000, false);
if (!ok) {
  console.error(output, why);
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(`${ROOT}manifest.json`, 'utf8'));
for (const browser of ['chrome', 'firefox']) {
  const folder = `${ROOT}dist/${browser}/`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = `${entry.parentPath}${sep}${entry.name}`;
      return { name: path.slice(folder.length).replaceAll(sep, '/').replace(/^\//, ''), bytes: readFileSync(path) };
    });
  const packed = zip(files);
  const name = `dist/undivided-${version}-${browser}.zip`;
  writeFileSync(`${ROOT}${name}`, packed);
  console.log(`${name}  ${packed.length} bytes  sha256 ${createHash('sha256').update(packed).digest('hex')}`);
}
