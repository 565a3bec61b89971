import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { backupDrill } from '../../../src/practices/technical-operations/backup-drill.ts';
import {
  daysAgo,
  filesOf,
  issueRecord,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';

const workflow = '.github/workflows/restore-backup.yml';
const judge = (values: Partial<FactValues>) =>
  resultOf(backupDrill, repositoryFacts({ runs: [], issues: [], files: {}, ...values }));

describe('backup drill', () => {
  test.each([
    [366, 2],
    [365, 3],
    [181, 3],
    [180, 4],
    [91, 4],
    [90, 5],
  ])('%i days ago is level %i', (days, level) => {
    const runs = [
      runRecord(1, 'success', daysAgo(days), { workflow }),
      runRecord(2, 'success', daysAgo(400), { workflow }),
    ];
    expect(judge({ runs })).toMatchObject({ level, value: days, isAtLeast: false });
  });

  test('a closed issue about a drill is one', () => {
    const drill = (values: object) => [issueRecord(5, { title: 'Recovery drill, autumn', ...values })];
    expect(judge({ issues: drill({ closedAt: daysAgo(10), closedAs: 'completed' }) })).toMatchObject({
      ...{ value: 10, evidence: [{ text: '#5', at: 'issues/5' }] },
    });
    expect(judge({ issues: drill({ closedAt: daysAgo(10), closedAs: 'not-planned' }) })).toMatchObject({
      ...{ state: 'unknown', figures: { drills: 0 } },
    });
    expect(judge({ issues: drill({ title: '容灾演练', closedAt: daysAgo(3) }) })).toMatchObject({ value: 3 });
    const labelled = { title: 'Autumn', labels: ['ops', 'backup-drill'], closedAt: daysAgo(4) };
    expect(judge({ issues: drill(labelled) })).toMatchObject({ value: 4 });
  });

  test.each([
    [89, { 3: 'unknown', 4: 'unknown', 5: 'unknown' }],
    [179, { 3: 'unknown', 4: 'unknown', 5: 'unmet' }],
    [181, { 3: 'unknown', 4: 'unmet', 5: 'unmet' }],
    [366, { 3: 'unmet', 4: 'unmet', 5: 'unmet' }],
  ])('set up without a success, it is at least as old as the runs that are known: %i days', (days, lines) => {
    const runs = [
      runRecord(1, 'failure', daysAgo(1), { workflow, createdAt: daysAgo(1) }),
      runRecord(2, 'success', daysAgo(days), { createdAt: daysAgo(days) }),
    ];
    expect(judge({ runs })).toMatchObject({ value: days, isAtLeast: true, lines });
    expect(judge({ runs: runs.slice(1), files: filesOf({ [workflow]: workflowText() }) })).toMatchObject({
      ...{ value: days, lines },
    });
  });

  test('set up where no run is known, nobody knows', () => {
    expect(judge({ files: filesOf({ [workflow]: workflowText() }) })).toMatchObject({
      ...{ state: 'unknown', reason: { cause: { kind: 'truncated', what: 'runs' } } },
    });
  });

  test('is unknown without a sign of any', () => {
    const runs = [
      runRecord(1, 'success', daysAgo(1), { workflow: '.github/workflows/restored.yml', name: 'Test' }),
    ];
    expect(judge({ runs })).toMatchObject({ state: 'unknown', reason: { cause: { kind: 'source' } } });
  });
});
