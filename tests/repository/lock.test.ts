import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * npm quietly leaves out an optional package that its registry did not have at the moment, and `npm ci` then refuses the
 * whole lock file. The rows of the version before can be kept, with the new version in them.
 */
it('locks the optional packages of every platform, so that a fresh clone can be installed', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const missing = Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (each) => !(`${name}/node_modules/${each}` in packages) && !(`node_modules/${each}` in packages),
    ),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
