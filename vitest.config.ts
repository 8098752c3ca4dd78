import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/browsers/support/longest-first.ts';

export default defineConfig({
  oxc: { jsx: { importSource: 'preact' } },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browsers/**', 'tests/bench/**', 'tests/repository/**', 'tests/**/*.browser.test.ts'],
          setupFiles: ['tests/temporal.ts'],
          // Rules leave nothing behind; a process for each of a hundred files took 165 s of computing in place of 96.
          isolate: false,
          // Whole meetings are played second by second, also on a machine with other work to do.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'repository',
          include: ['tests/repository/**/*.test.ts'],
          globalSetup: ['tests/browsers/support/built.ts'],
        },
      },
      {
        // Screens by themselves, in a browser but without the extension.
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/ui/**/*.browser.test.ts'],
          setupFiles: ['tests/temporal.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'browsers',
          include: ['tests/browsers/**/*.test.ts'],
          setupFiles: ['tests/temporal.ts'],
          globalSetup: ['tests/browsers/support/built.ts', 'tests/browsers/support/kept-profiles.ts'],
          // Real windows, real media and two browsers on two cores: what fails by chance passes when asked once more;
          // what is broken fails twice.
          retry: 2,
          testTimeout: 90_000,
          // A hook is not tried again, and on a busy machine several browsers begin at once.
          hookTimeout: 180_000,
        },
      },
      {
        // Figures by the dozen; no part of `npm test`.
        extends: true,
        test: {
          name: 'bench',
          include: ['tests/browsers/**/*.bench.ts'],
          setupFiles: ['tests/temporal.ts'],
          globalSetup: ['tests/browsers/support/built.ts'],
          fileParallelism: false,
          testTimeout: 20 * 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
