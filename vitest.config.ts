import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The browser has a run of its own: `npm run test:browser`.
const elsewhere = ['examples/**', 'node_modules/**', 'test/browser/**'];
/** Tests of pure code, which share nothing that one of them could change: they need no process each. */
const pure = ['facts', 'maturity', 'metrics', 'model', 'policy', 'practices', 'render'].map(
  folder => `test/${folder}/**/*.test.ts`,
);
/** Each opens a stage of its own and changes nothing beside it. To load it all for each file would be a third of their cost. */
const stories = ['test/stories/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Much of a test is waiting: as many workers as cores leave a machine of two cores idle for a third of the time.
    maxWorkers: availableParallelism() + 1,
    // What hangs is ended: on a busy machine a story of five steps may take half a minute, and a stage
    // a whole one to be set.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: elsewhere, isolate: false } },
      { extends: true, test: { name: 'stories', include: stories, exclude: elsewhere, isolate: false } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...pure, ...stories],
        },
      },
    ],
  },
});
