import { describe, expect, test } from 'vitest';
import { endToEndAutomation } from '../../../src/practices/system-and-tools/end-to-end-automation.ts';
import { deliveryFacts, deployedDaily } from '../../builders/delivery-history.ts';
import { bot, daysAgo, filesOf, resultOf, runRecord } from '../../builders/ladder-facts.ts';

/** 21 deployments, the first of which is the baseline; `driven` of the others were started by an event. */
const delivered = (driven: number, values: object = {}) => {
  const { commits, deployments } = deployedDaily(21);

  return {
    commits: commits.map((commit, index) => ({ ...commit, committedAt: daysAgo(23 - index) - 1000 })),
    deployments: deployments.map(one => ({ ...one, runId: one.id })),
    runs: deployments.map(({ id, sha }, index) =>
      runRecord(id, 'success', daysAgo(23 - index), {
        ...{ sha, event: index >= 1 && index <= driven ? 'push' : 'workflow_dispatch' },
        ...values,
      }),
    ),
  };
};
const judge = (values: Parameters<typeof deliveryFacts>[0]) =>
  resultOf(endToEndAutomation, deliveryFacts(values));

describe('end-to-end automation', () => {
  test.each([
    [1, 1],
    [2, 2],
    [7, 2],
    [8, 3],
    [13, 3],
    [14, 4],
    [17, 4],
    [18, 5],
  ])('of 20 commits %i by events alone is level %i', (driven, level) => {
    expect(judge(delivered(driven))).toMatchObject({ level, value: driven * 5, samples: 20 });
  });

  test('a workflow that follows another one is followed back', () => {
    const after = delivered(0, { event: 'workflow_run' });
    const upstream = (event: string) =>
      after.runs.map(run => ({ ...run, id: run.id + 1000, event, createdAt: run.createdAt - 1000 }));
    expect(judge(after).value).toBe(100);
    expect(judge({ ...after, runs: [...after.runs, ...upstream('push')] }).value).toBe(100);
    expect(judge({ ...after, runs: [...after.runs, ...upstream('workflow_dispatch')] }).value).toBe(0);
    const both = [
      ...upstream('workflow_dispatch'),
      ...upstream('push').map(run => ({ ...run, id: run.id + 1000 })),
    ];
    expect(judge({ ...after, runs: [...after.runs, ...both] }).value).toBe(100);
  });

  test('of the runs before it only those count that its workflow file says it follows', () => {
    const after = delivered(0, { event: 'workflow_run', workflow: '.github/workflows/deploy.yml' });
    const earlier = (event: string, name: string, by: number) =>
      after.runs.map(run => ({
        ...{ ...run, id: run.id + by, event, name, workflow: `${name}.yml`, createdAt: run.createdAt - 1000 },
      }));
    const runs = [
      ...after.runs,
      ...earlier('push', 'CI', 1000),
      ...earlier('workflow_dispatch', 'Release', 2000),
    ];
    const files = (followed: string) =>
      filesOf({
        '.github/workflows/deploy.yml': `on: { workflow_run: { workflows: [${followed}] } }\njobs: { a: { steps: [] } }`,
      });

    expect(judge({ ...after, runs, files: files('Release') }).value).toBe(0);
    expect(judge({ ...after, runs, files: files('CI') }).value).toBe(100);
    expect(judge({ ...after, runs, files: files('Other') }).value).toBe(100);
  });

  test('without a run it takes an App to deploy', () => {
    const { commits, deployments } = delivered(0);
    const by = (creator: typeof bot) => deployments.map(one => ({ ...one, runId: null, creator }));
    expect(judge({ commits, deployments: by(bot) }).value).toBe(100);
    expect(judge({ commits, deployments: by({ login: 'mia', isBot: false }) }).value).toBe(0);
  });

  test('what never came to production counts as not automated, but for the last day', () => {
    const given = delivered(20);
    const waiting = (days: number) => ({
      ...given,
      commits: [
        ...given.commits,
        { ...given.commits[0], sha: 'new', parents: ['c21'], committedAt: daysAgo(days) },
      ],
    });
    expect(judge(waiting(1) as typeof given)).toMatchObject({ samples: 21, figures: { part: 20 } });
    expect(judge(waiting(0.9) as typeof given)).toMatchObject({ samples: 20, figures: { part: 20 } });
  });

  test('what a forgotten run brought is left out, and too few are unknown', () => {
    const given = delivered(20);
    expect(judge({ ...given, runs: given.runs.slice(5) })).toMatchObject({ samples: 16, value: 100 });
    expect(judge({ ...given, runs: given.runs.slice(12) })).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
  });
});
