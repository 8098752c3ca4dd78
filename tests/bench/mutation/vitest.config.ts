import { defineConfig } from 'vitest/config';

/** The tests that hold the rules of attention and focus, and no others: what they let through is a rule without a test. */
export default defineConfig({
  test: {
    include: ['tests/core/attention/**/*.test.ts', 'tests/core/focus/**/*.test.ts'],
    setupFiles: ['tests/temporal.ts'],
  },
});
