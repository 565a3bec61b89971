import { describe, expect, test } from 'vitest';
import type { RunConclusion, RunRecord } from '../../../src/model/records/run-record.ts';
import { flakyRate } from '../../../src/practices/continuous-testing/flaky-rate.ts';
import { ciFacts, daysAgo, resultOf, runRecord, seenOf } from '../../builders/ladder-facts.ts';

const runs = (count: number, ...conclusions: readonly RunConclusion[]): readonly RunRecord[] =>
  Array.from({ length: count }, (_, index) =>
    runRecord(index, null, daysAgo(1), {
      attempts: conclusions.map((conclusion, i) => ({ number: i + 1, conclusion, completedAt: daysAgo(1) })),
    }),
  );
const ofPulls = (given: readonly RunRecord[]) =>
  given.map(run => ({ ...run, event: 'pull_request', branch: 'fix', pullRequest: 3 }));
const judge = (given: readonly RunRecord[]) => resultOf(flakyRate, ciFacts({ runs: given }));

describe('flaky rate', () => {
  test.each([
    [0, 5],
    [2, 5],
    [3, 4],
    [10, 4],
    [11, 3],
    [20, 3],
    [21, 2],
    [40, 2],
    [41, 1],
  ])('of %i in 200 is level %i', (flaky, level) => {
    expect(judge([...runs(200 - flaky, 'success'), ...runs(flaky, 'failure', 'success')])).toMatchObject({
      ...{ level, value: flaky / 2, samples: 200 },
    });
  });

  test('counts runs of the default branch and of pull requests, and none that say nothing', () => {
    const result = judge([
      ...[...runs(10, 'success'), ...runs(5, 'cancelled'), ...runs(2, 'failure')],
      ...ofPulls([...runs(6, 'success'), ...runs(2, 'failure', 'failure', 'success')]),
    ]);

    expect(result).toMatchObject({ value: 10, samples: 20 });
    expect(seenOf(flakyRate, result)).toBe('2 of 20 CI runs turned green when the same commit was run again');
    expect(seenOf(flakyRate, result, 'zh-CN')).toContain('20 次 CI 运行中有 2 次');
    expect(result.evidence).toHaveLength(2);
  });

  test('is a lower bound where first attempts were not seen: it can prove too many, never few enough', () => {
    const unseen = runs(1, 'success').map(run => ({
      ...run,
      attempts: [{ number: 2, conclusion: 'success' as const, completedAt: daysAgo(1) }],
    }));

    expect(judge([...runs(99, 'success'), ...unseen])).toMatchObject({
      ...{ state: 'unknown', lines: { 2: 'unknown', 5: 'unknown' } },
      reason: { cause: { kind: 'truncated', what: 'attempts' } },
    });
    expect(judge([...runs(80, 'success'), ...runs(19, 'failure', 'success'), ...unseen])).toMatchObject({
      lines: { 2: 'unknown', 3: 'unmet', 4: 'unmet', 5: 'unmet' },
    });
  });

  test('needs no run of the default branch', () => {
    expect(judge(ofPulls(runs(10, 'success')))).toMatchObject({ value: 0, level: 5 });
  });

  test('sees a status that fails and then succeeds on the same commit', () => {
    const report = (id: number, conclusion: RunConclusion, sha: string) =>
      runRecord(id, conclusion, daysAgo(1) + id, { workflow: 'status:jenkins', sha });
    const reports = Array.from({ length: 10 }, (_, index) => report(index, 'success', `${index}`));
    const given = [...reports, report(20, 'failure', 'x'), report(21, 'success', 'x')];
    const result = resultOf(flakyRate, ciFacts({ runs: given }, { ciContexts: ['jenkins'] }));

    expect(result).toMatchObject({ samples: 11, figures: { part: 1 }, provenance: 'explicit' });
    expect(judge(given)).toMatchObject({ state: 'unknown', provenance: 'inferred' });
  });

  test('is unknown with fewer than 10, and without CI', () => {
    expect(judge(runs(9, 'success'))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
  });
});
