// Installs the packages where they are missing or not those of the lock file. Plain JavaScript and Node alone.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} Packages */

/** @param {string} path @returns {Packages | null} */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** npm leaves a copy of the lock file of what it installed; packages for other systems are not in it. */
function areInstalled() {
  const wanted = packagesIn('package-lock.json') ?? {};
  const installed = packagesIn('node_modules/.package-lock.json');
  return (
    installed !== null &&
    Object.entries(wanted).every(
      ([name, { version, optional, devOptional }]) =>
        name === '' || ((optional || devOptional) && !installed[name]) || installed[name]?.version === version,
    )
  );
}

/** On Windows npm is a script, which only a shell starts. */
export const SHELL = process.platform === 'win32';

/** Runs `npm ci` where it is needed. @param {(line: string) => void} say @returns {boolean} are they there now? */
export function ensurePackages(say) {
  if (areInstalled()) return true;
  say('Installing the packages (npm ci)');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    shell: SHELL,
  });
  return done.status === 0 && areInstalled();
}
