import { describe, expect, test } from 'vitest';
import type { FileText } from '../../../src/facts/ladder/repository-facts.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { productionReadiness } from '../../../src/practices/reliability-engineering/production-readiness.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const path = 'docs/production-readiness.md';
const list = (text: string | null, changedAt: number | null = daysAgo(1)) => ({
  [path]: { text, changedAt },
});
const done = '- [x] alerts\n- [X] runbook\n';
const review = (values: Partial<IssueRecord>) => [
  issueRecord(1, { title: 'Production readiness review', closedAs: 'completed', ...values }),
];
const judge = (files: Readonly<Record<string, FileText>>, issues: readonly IssueRecord[] = []) =>
  resultOf(productionReadiness, repositoryFacts({ files, issues }));

describe('production readiness review', () => {
  test.each([
    ['nothing', {}, [], 0],
    ['a complete list', list(done), [], 1],
    ['a list with an open task', list(`${done}- [ ] backup\n`), [], 0],
    ['a list without tasks', list('Be ready.'), [], 0],
    ['a complete list of 365 days', list(done, daysAgo(365)), [], 1],
    ['a complete list of 366 days', list(done, daysAgo(366)), [], 0],
    [
      'a template of a list',
      { 'docs/production-readiness-template.md': { text: done, changedAt: daysAgo(1) } },
      [],
      0,
    ],
    ['a review closed 365 days ago', {}, review({ closedAt: daysAgo(365) }), 1],
    ['a review closed 366 days ago', {}, review({ closedAt: daysAgo(366) }), 0],
    ['a review that is open', {}, review({}), 0],
    ['a review that was not done', {}, review({ closedAt: daysAgo(1), closedAs: 'not-planned' }), 0],
    ['a fault of a probe', {}, review({ closedAt: daysAgo(1), title: 'Service readiness probe fails' }), 0],
    [
      'a review by its label',
      {},
      review({ closedAt: daysAgo(1), title: 'A', labels: ['launch-readiness'] }),
      1,
    ],
    ['a Chinese review', {}, review({ closedAt: daysAgo(1), title: '行情服务上线就绪评审' }), 1],
    ['another issue', {}, review({ closedAt: daysAgo(1), title: 'Readiness of tea' }), 0],
  ])('%s', (_, files, issues, value) => {
    expect(judge(files, issues)).toMatchObject({ value, state: value === 1 ? 'met' : 'unmet' });
  });

  test('is unknown where the list cannot be read or dated, and where the issues would tell', () => {
    expect(judge(list(null))).toMatchObject({ reason: { cause: { kind: 'unreadable', path } } });
    expect(judge(list(done, null))).toMatchObject({ reason: { cause: { kind: 'truncated', what: path } } });
    expect(resultOf(productionReadiness, repositoryFacts({ files: {} }))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'clone' } },
    });
    expect(resultOf(productionReadiness, repositoryFacts({ files: list(done) })).state).toBe('met');
  });
});
