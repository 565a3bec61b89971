import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The browser has a run of its own: `npm run test:browser`.
const elsewhere = ['examples/**', 'node_modules/**', 'test/browser/**'];
/** Tests of pure code, which share nothing that one of them could change: they need no process each. */
const pure = ['facts', 'maturity', 'metrics', 'model', 'policy', 'practices', 'render'].map(
  folder => `test/${folder}/**/*.test.ts`,
);
/** Each opens what it needs and changes nothing beside it. To load it all for each file would be a third of their cost. */
const scenes = ['collect', 'commands', 'coverage', 'playground', 'stories', 'usecases', 'webhooks'].map(
  folder => `test/${folder}/**/*.test.ts`,
);
/** Of these folders, what changes its whole process: its environment, its listeners, its memory, or all its requests. */
const alone = [
  'test/collect/artifact/run-confined.test.ts',
  'test/collect/ladder/collect-facts.test.ts',
  'test/commands/send-reports.test.ts',
  'test/coverage/line-tally.test.ts',
  'test/playground/github/rest/secondary-limits.test.ts',
  'test/playground/run.test.ts',
  'test/usecases/doctor/**/*.test.ts',
];

/**
 * For processes of one file, whose databases live for seconds: code for them that is optimized never pays, and Node may
 * crash where it is freed (nodejs/node#64500).
 */
const unoptimized = ['--liftoff-only'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Much of a test is waiting: as many workers as cores leave a machine of two cores idle for a third of the time.
    maxWorkers: availableParallelism() + 1,
    // What hangs is ended: on a busy machine a server may take half a minute to start, and a stage a whole one to be set.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: elsewhere, isolate: false } },
      {
        extends: true,
        test: { name: 'scenes', include: scenes, exclude: [...elsewhere, ...alone], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...pure, ...scenes],
          execArgv: unoptimized,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, exclude: elsewhere, execArgv: unoptimized },
      },
    ],
  },
});
