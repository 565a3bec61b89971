import { expect, test } from 'vitest';
import { flowEfficiency } from '../../../src/practices/business-value-management/flow-efficiency.ts';
import { repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf } from '../../builders/ladder-records.ts';

test('is unknown without the status history of a project, and never a pass', () => {
  const result = resultOf(flowEfficiency, repositoryFacts({ issues: [] }));

  expect(reasonOf(result)).toEqual({ kind: 'source', what: 'projects' });
  expect(result.lines).toEqual({ 3: 'unknown', 4: 'unknown', 5: 'unknown' });
});

test('is not applicable where work items are kept elsewhere', () => {
  const outside = repositoryFacts({ issues: [] }, { workItems: { in: 'outside', key: null } });

  expect(reasonOf(resultOf(flowEfficiency, outside))).toEqual({ kind: 'outside' });
});
