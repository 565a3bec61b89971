import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The browser has a run of its own: `npm run test:browser`.
    exclude: ['examples/**', 'node_modules/**', 'test/browser/**'],
    pool: 'forks',
    // Much of a test is waiting: vitest's own choice of one worker leaves a machine of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
