import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { chaosExperiment } from '../../../src/practices/reliability-engineering/chaos-experiment.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';

const workflow = '.github/workflows/chaos.yml';
const judge = (values: Partial<FactValues>) =>
  resultOf(chaosExperiment, repositoryFacts({ runs: [], files: {}, ...values }));

describe('chaos experiment', () => {
  test.each([
    [91, 3],
    [90, 4],
    [31, 4],
    [30, 5],
  ])('%i days ago is level %i', (days, level) => {
    const runs = [runRecord(7, 'success', daysAgo(days), { workflow, name: 'Chaos' })];
    expect(judge({ runs })).toMatchObject({
      ...{ level, value: days, evidence: [{ text: 'Chaos', at: 'actions/runs/7' }] },
    });
  });

  test.each([
    [91, { 4: 'unmet', 5: 'unmet' }],
    [90, { 4: 'unknown', 5: 'unmet' }],
    [30, { 4: 'unknown', 5: 'unknown' }],
  ])('set up without a success, with runs of %i days; a name is enough', (days, lines) => {
    const first = runRecord(2, 'success', daysAgo(days), { createdAt: daysAgo(days) });
    const named = runRecord(1, 'failure', daysAgo(1), { name: 'Fault injection', createdAt: daysAgo(1) });
    expect(judge({ runs: [first], files: filesOf({ [workflow]: workflowText() }) })).toMatchObject({ lines });
    expect(judge({ runs: [named, first] })).toMatchObject({ value: days, isAtLeast: true, lines });
  });

  test('is unknown without a sign of any', () => {
    expect(judge({ runs: [runRecord(1, 'success', daysAgo(1))] })).toMatchObject({
      ...{ state: 'unknown', reason: { cause: { kind: 'source', what: 'convention' } } },
    });
  });
});
