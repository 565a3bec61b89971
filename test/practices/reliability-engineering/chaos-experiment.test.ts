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

  test('set up without a success in a year is unmet; a name is enough', () => {
    expect(judge({ files: filesOf({ [workflow]: workflowText() }) })).toMatchObject({
      value: 366,
      state: 'unmet',
    });
    expect(judge({ runs: [runRecord(1, 'failure', daysAgo(1), { name: 'Fault injection' })] })).toMatchObject(
      {
        ...{ value: 366, isAtLeast: true },
      },
    );
  });

  test('is unknown without a sign of any', () => {
    expect(judge({ runs: [runRecord(1, 'success', daysAgo(1))] })).toMatchObject({
      ...{ state: 'unknown', reason: { cause: { kind: 'source', what: 'convention' } } },
    });
  });
});
