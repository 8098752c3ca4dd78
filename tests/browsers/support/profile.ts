import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { LaunchOptions } from './driver.ts';
import { keepFolder, removeFolder } from './group.ts';
import { eventually } from './shared.ts';

/**
 * Where a run of tests keeps profiles that a browser has begun with once (`kept-profiles.ts` makes and clears the folder).
 * A first begin costs a browser twice what the next one does, and a permission's being kept costs a whole one more.
 */
export const KEPT = 'UNDIVIDED_KEPT_PROFILES';

/** A profile's folder; one that was made here goes again. */
export interface Profile {
  readonly path: string;
  remove(): void;
}

/** How a browser begins with a profile before a test has it. */
export interface Beginning {
  /** What it depends on; profiles that have begun alike are interchangeable. */
  readonly of: readonly unknown[];
  /** False: it only saves time, and only if a later one can have a copy. */
  readonly isNeeded: boolean;
  begin(path: string): Promise<void>;
}

/** What of a profile belongs to the browser that is on; `user.js` is what its driver says anew each time. */
const NOT_KEPT = new Set(['lock', '.parentlock', 'SingletonLock', 'SingletonCookie', 'SingletonSocket', 'user.js']);

function fresh(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `undivided-${name}-`));
  keepFolder(path);
  return path;
}

/** Whoever comes first makes it, whoever comes meanwhile waits; it is there whole or not at all. */
async function kept(folder: string, name: string, { begin }: Beginning): Promise<string> {
  const path = join(folder, name);
  for (;;) {
    if (existsSync(path)) return path;
    try {
      mkdirSync(`${path}.lock`);
    } catch {
      const isSettled = async () => existsSync(path) || !existsSync(`${path}.lock`);
      await eventually(`another test has made ${name}`, isSettled, 60_000);
      continue;
    }
    const begun = fresh('kept');
    try {
      await begin(begun);
      cpSync(begun, `${path}.new`, { recursive: true, filter: (each) => !NOT_KEPT.has(basename(each)) });
      renameSync(`${path}.new`, path);
    } finally {
      rmSync(`${path}.lock`, { recursive: true, force: true });
      removeFolder(begun);
    }
  }
}

/**
 * A profile that a browser has begun with in a way, or in none: the one that is named, or a fresh one, or a copy of one that
 * another test of this run has begun with alike.
 */
export async function profileFor(
  { profileDir }: LaunchOptions,
  name: string,
  beginning: Beginning | null,
): Promise<Profile> {
  const path = profileDir ?? fresh(name);
  const folder = profileDir ? undefined : process.env[KEPT];
  if (beginning && folder) {
    const what = createHash('sha256').update(JSON.stringify(beginning.of)).digest('hex').slice(0, 12);
    cpSync(await kept(folder, `${name}-${what}`, beginning), path, { recursive: true });
  } else if (beginning?.isNeeded) await beginning.begin(path);
  return { path, remove: () => (profileDir ? undefined : removeFolder(path)) };
}
