import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { sast } from '../../../src/practices/security-and-risk-management/sast.ts';
import {
  daysAgo,
  filesOf,
  mergedPulls,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { branchRulesOf } from '../../builders/pipeline-facts.ts';

const path = '.github/workflows/test.yml';
const analysis = (sha: string, days: number = 1) => ({ sha, tool: 'CodeQL', at: daysAgo(days) });
const scannedHeads = (count: number) =>
  Array.from({ length: count }, (_, index) => analysis(`head-${index + 1}`));
const judge = (values: Partial<FactValues>) =>
  resultOf(
    sast,
    repositoryFacts({
      ...{ pullRequests: mergedPulls(100, 0, {}), files: filesOf({}), runs: [] },
      rules: branchRulesOf({ requiresCodeScanning: true }),
      ...values,
    }),
  );

describe('static application security testing', () => {
  test.each([
    [0, 2],
    [69, 2],
    [70, 3],
    [94, 3],
    [95, 4],
    [99, 4],
    [100, 5],
  ])('of 100 merged pull requests with %i scanned it is level %i', (scanned, level) => {
    expect(judge({ analyses: [...scannedHeads(scanned), analysis('main')] })).toMatchObject({
      ...{ value: scanned, level, figures: { part: scanned, whole: 100 } },
    });
  });

  test('that is not there, or was last seen 90 days ago, is level 1', () => {
    expect(judge({ analyses: [] })).toMatchObject({ level: 1, state: 'unmet', value: 0 });
    expect(judge({ analyses: [analysis('main', 90)] }).level).toBe(1);
    expect(judge({ analyses: [analysis('main', 89)] }).level).toBe(2);
  });

  test('that is not required is level 3, or unknown where nobody sees all rules', () => {
    const analyses = scannedHeads(100);
    expect(judge({ analyses, rules: branchRulesOf() })).toMatchObject({ level: 3, state: 'unmet' });
    expect(judge({ analyses, rules: branchRulesOf({ isComplete: false }) })).toMatchObject({
      ...{ state: 'unknown', lines: { 3: 'met', 4: 'unknown' } },
      reason: { cause: { kind: 'permission', permission: 'administration' } },
    });
  });

  test('by a tool that uploads nothing counts by its finished runs, and is required by its check', () => {
    const files = filesOf({ [path]: workflowText('', '      - run: semgrep ci\n') });
    const runs = Array.from({ length: 100 }, (_, index) =>
      runRecord(index, index < 90 ? 'failure' : 'cancelled', daysAgo(1), { sha: `head-${index + 1}` }),
    );
    const values = { analyses: [], files, runs };
    expect(judge({ ...values, rules: branchRulesOf({ requiredChecks: ['test'] }) })).toMatchObject({
      value: 90,
      level: 3,
    });
    const all = runs.map(run => ({
      ...run,
      attempts: [{ number: 1, conclusion: 'success' as const, completedAt: 1 }],
    }));
    expect(judge({ ...values, runs: all, rules: branchRulesOf({ requiredChecks: ['test'] }) }).level).toBe(5);
    expect(judge({ ...values, runs: all, rules: branchRulesOf({ requiredChecks: ['lint'] }) }).level).toBe(3);
  });

  test('is unknown with too few pull requests', () => {
    expect(judge({ pullRequests: mergedPulls(9, 0, {}), analyses: [] })).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
  });

  test('is unknown where nobody sees analyses', () => {
    expect(judge({})).toMatchObject({ state: 'unknown', reason: { cause: { kind: 'clone' } } });
    const files = filesOf({ [path]: workflowText('', '      - run: semgrep ci\n') });
    expect(judge({ files, runs: [runRecord(1, 'success', daysAgo(1))] })).toMatchObject({
      lines: { 2: 'met', 3: 'unknown' },
    });
    expect(judge({ files })).toMatchObject({ lines: { 2: 'unknown' } });
  });
});
