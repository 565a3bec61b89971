import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import { deployAutomated } from '../../../src/practices/continuous-delivery/deploy-automated.ts';
import { deliveryFacts, deployedDaily, deploymentRecord } from '../../builders/delivery-history.ts';
import { bot, daysAgo, filesOf, pullRecord, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const byMachine = (all: number, count: number) => {
  const { commits, deployments } = deployedDaily(all);

  return {
    commits,
    deployments: deployments.map((one, index) => (index < count ? { ...one, creator: bot } : one)),
  };
};
const workflow = (...environments: readonly string[]) =>
  filesOf({
    '.github/workflows/deploy.yml': `on: push\njobs:\n${environments.map((name, index) => `  j${index}:\n    environment: ${name}\n    steps: []\n`).join('')}`,
  });
/** Each merged so many hours before its deployment. */
const merged = (hours: number) =>
  Array.from({ length: 20 }, (_, index) =>
    pullRecord(index, { mergeSha: `c${index + 1}`, mergedAt: daysAgo(22 - index) - hours * hourMs }),
  );
const judge = (values: Parameters<typeof deliveryFacts>[0]) =>
  resultOf(deployAutomated, deliveryFacts(values));

describe('deploy automated', () => {
  test.each([
    [9, 1],
    [10, 2],
    [18, 2],
    [19, 3],
    [20, 3],
  ])('of 20 deployments %i by automation is level %i', (count, level) => {
    expect(judge(byMachine(20, count))).toMatchObject({ level, value: count * 5 });
  });

  test.each<[string, object, number]>([
    ['two environments in one workflow', { files: workflow('staging', 'production') }, 4],
    ['an environment from an input', { files: workflow('$'.concat('{{ inputs.environment }}')) }, 4],
    ['two of which none is production', { files: workflow('github-pages', 'pypi') }, 3],
    ['one environment', { files: workflow('production') }, 3],
    ['one named twice', { files: workflow('production', 'production') }, 3],
  ])('%s', (_, values, level) => {
    const result = judge({ ...byMachine(20, 20), ...values });
    expect(result.level).toBe(level);
    expect(result.lines[4]).toBe(level === 4 ? 'met' : 'unmet');
  });

  test('runs of one workflow may have deployed to both', () => {
    const { commits, deployments } = byMachine(20, 20);
    const staging = deploymentRecord(50, 'c1', daysAgo(30), {
      ...{ environment: 'staging', isProduction: false, runId: 1 },
    });
    const withRuns = [...deployments.map(one => (one.id === 1 ? { ...one, runId: 2 } : one)), staging];
    const runs = (other: string) => [
      runRecord(1, 'success', daysAgo(30), { workflow: 'ship.yml' }),
      runRecord(2, 'success', daysAgo(22), { workflow: other }),
    ];
    expect(judge({ commits, deployments: withRuns, runs: runs('ship.yml') }).level).toBe(4);
    expect(judge({ commits, deployments: withRuns, runs: runs('other.yml') }).level).toBe(3);
  });

  test.each([
    [24, 5, 'met'],
    [25, 4, 'unmet'],
  ])('every merge in production after %i hours is level %i', (hours, level, line) => {
    const files = workflow('staging', 'production');
    expect(judge({ ...byMachine(20, 20), files, pullRequests: merged(hours) })).toMatchObject({
      ...{ level, lines: { 5: line } },
    });
  });

  test('is unknown with too few, and without deployments', () => {
    expect(judge(byMachine(9, 9))).toMatchObject({ reason: { cause: { n: 9 } } });
    expect(judge({})).toMatchObject({ reason: { cause: { what: 'deployments' } } });
  });
});
