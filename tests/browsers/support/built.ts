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

/** Before the browser tests: what they load is what the sources say now. */
export default function build(): void {
  const sources = newestMs(['src', 'manifest.json', 'vite.config.ts', 'package-lock.json'].map(fromRoot));
  const built = ['dist/chrome/manifest.json', 'dist/firefox/manifest.json'].map(fromRoot);
  if (built.every((file) => existsSync(file) && statSync(file).mtimeMs > sources)) return;
  const done = spawnSync('npm', ['run', '-s', 'build'], {
    cwd: fromRoot('.'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
}
