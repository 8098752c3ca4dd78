import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browsers/**', 'tests/bench/**', 'tests/repository/**', 'tests/**/*.browser.test.ts'],
          setupFiles: ['tests/temporal.ts'],
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
          fileParallelism: false,
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
          globalSetup: ['tests/browsers/support/built.ts'],
          // Real windows, real media and two browsers on two cores: what fails by chance passes when asked once more;
          // what is broken fails twice.
          retry: 2,
          testTimeout: 90_000,
          hookTimeout: 90_000,
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
