import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './shared.ts';

/** When the newest of these files, or files in these folders, was written, ms. */
function newestMs(paths: readonly string[]): number {
  return Math.max(
    ...paths.map((path) => {
      if (!existsSync(path)) return 0;
      const about = statSync(path);
      return about.isDirectory() ? newestMs(readdirSync(path).map((name) => join(path, name))) : about.mtimeMs;
    }),
    0,
  );
}

/** Of the builds that are registered with Microsoft: made up, and known to `microsoft-stand-in.ts`. */
export const MICROSOFT_CLIENT_ID = '5d0c4e2a-7f31-4b8e-9a16-0c2b7d9e4f55';

/** Before the browser tests: what they load is what the sources say now, without Microsoft 365 and with it. */
export default function build(): void {
  const sources = newestMs(['src', 'manifest.json', 'vite.config.ts', 'package-lock.json'].map(fromRoot));
  for (const browser of ['chrome', 'firefox'])
    for (const [outDir, clientId] of [
      [`dist/${browser}`, ''],
      [`dist/with-microsoft/${browser}`, MICROSOFT_CLIENT_ID],
    ] as const) {
      const made = fromRoot(`${outDir}/manifest.json`);
      if (existsSync(made) && statSync(made).mtimeMs > sources) continue;
      const vite = ['node_modules/vite/bin/vite.js', 'build', '--mode', browser, '--outDir', fromRoot(outDir)];
      const done = spawnSync(process.execPath, vite, {
        cwd: fromRoot('.'),
        encoding: 'utf8',
        env: { ...process.env, MICROSOFT_CLIENT_ID: clientId },
      });
      if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
    }
}
