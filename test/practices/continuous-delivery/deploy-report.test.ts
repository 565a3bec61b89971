import { describe, expect, test } from 'vitest';
import { deployReport } from '../../../src/practices/continuous-delivery/deploy-report.ts';
import { deliveryFacts, deployedDaily, releaseRecord } from '../../builders/delivery-history.ts';
import { daysAgo, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const noted = (count: number, values: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    releaseRecord(`v${index}`, daysAgo(1), { sha: `c${index + 1}`, pullRequests: [1], ...values }),
  );
const tested = (count: number, values: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    runRecord(index, 'success', daysAgo(30), { sha: `c${index + 1}`, ...values }),
  );
const judge = (values: Parameters<typeof deliveryFacts>[0]) =>
  resultOf(deployReport, deliveryFacts({ ...deployedDaily(20), ...values }));

describe('deploy report', () => {
  test.each([
    [15, 2],
    [16, 3],
    [19, 3],
    [20, 5],
  ])('of 20 deployments %i with notes and tests is level %i', (count, level) => {
    expect(judge({ releases: noted(count), runs: tested(20) })).toMatchObject({ level, value: count * 5 });
    expect(judge({ releases: noted(20), runs: tested(count) })).toMatchObject({ level, value: count * 5 });
  });

  test('notes that name nothing, drafts, other runs and unfinished ones do not count', () => {
    expect(judge({ releases: noted(20, { pullRequests: [] }), runs: tested(20) }).value).toBe(0);
    expect(judge({ releases: noted(20, { isDraft: true }), runs: tested(20) }).value).toBe(0);
    const other = { workflow: '.github/workflows/lint.yml', name: 'Lint' };
    expect(judge({ releases: noted(20), runs: tested(20, other) }).value).toBe(0);
    const latest = { workflow: '.github/workflows/latest.yml', name: 'Latest' };
    expect(judge({ releases: noted(20), runs: tested(20, latest) }).value).toBe(0);
    expect(judge({ releases: noted(20), runs: tested(20, { attempts: [] }) }).value).toBe(0);
  });

  test('is unknown with too few', () => {
    expect(judge(deployedDaily(9))).toMatchObject({ reason: { cause: { n: 9, minimum: 10 } } });
  });
});
