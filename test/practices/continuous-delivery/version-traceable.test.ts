import { describe, expect, test } from 'vitest';
import { versionTraceable } from '../../../src/practices/continuous-delivery/version-traceable.ts';
import { deliveryFacts, deployedDaily, releaseRecord } from '../../builders/delivery-history.ts';
import { daysAgo, pullRecord, resultOf } from '../../builders/ladder-facts.ts';

const tags = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `v${index + 1}`, sha: `c${index + 1}` }));
const judge = (values: Parameters<typeof deliveryFacts>[0]) =>
  resultOf(versionTraceable, deliveryFacts({ ...deployedDaily(20), ...values }));

describe('version traceable', () => {
  test.each([
    [0, 1],
    [1, 2],
    [15, 2],
    [16, 3],
    [18, 3],
    [19, 4],
    [20, 5],
  ])('of 20 deployments %i with a tag is level %i', (count, level) => {
    expect(judge({ tags: tags(count) })).toMatchObject({ level, value: count * 5, figures: { tags: count } });
  });

  test('a release counts, and a pull request that release notes name', () => {
    const releases = [
      releaseRecord('r1', daysAgo(2), { sha: 'c1' }),
      releaseRecord('r2', daysAgo(2), { sha: null, pullRequests: [7] }),
      releaseRecord('r3', null, { sha: 'c9', isDraft: true, pullRequests: [8] }),
    ];
    const pullRequests = [pullRecord(7, { mergeSha: 'c2' }), pullRecord(8, { mergeSha: 'c3' })];
    const result = judge({ releases, pullRequests });
    expect(result).toMatchObject({ value: 10, lines: { 2: 'unmet' } });
    expect(result.evidence[0]).toEqual({ text: 'c3', at: 'commit/c3' });
  });

  test('whether there are tags is known without deployments too', () => {
    const few = { ...deployedDaily(9) };
    const unknown = { 3: 'unknown', 4: 'unknown', 5: 'unknown' };
    for (const values of [few, { deployments: [] }]) {
      expect(judge({ ...values, tags: tags(1) })).toMatchObject({
        ...{ level: 2, lines: { 2: 'met', ...unknown }, isAtLeast: true, figures: { tags: 1 } },
      });
      expect(judge({ ...values, tags: [] }).lines).toEqual({ 2: 'unmet', ...unknown });
    }
  });

  test('is unknown with too few, and without deployments', () => {
    expect(judge({ ...deployedDaily(9), tags: tags(9) })).toMatchObject({ reason: { cause: { n: 9 } } });
    expect(judge({ deployments: [] })).toMatchObject({ reason: { cause: { what: 'deployments' } } });
  });
});
