import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import {
  changeRiskRecord,
  changesProduction,
} from '../../../src/practices/technical-operations/change-risk-record.ts';
import { bot, mergedPulls, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const changed = (path: string) => [{ path, status: 'modified', additions: 1, deletions: 0 }] as const;
const text = (...sections: readonly string[]) => ({
  tasks: { ticked: 0, open: 0 },
  keys: [],
  sections,
  reverts: [],
});
const production = { files: changed('k8s/app.yaml') };
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(changeRiskRecord, repositoryFacts({ pullRequests }));
const pulls = (all: number, some: number, values: Partial<PullRequestRecord>) =>
  mergedPulls(all, some, values).map(pull => ({ ...pull, ...production }));

describe('change risk record', () => {
  test.each([
    [20, 9, 2],
    [20, 10, 3],
    [20, 17, 3],
    [20, 18, 4],
    [20, 19, 4],
    [20, 20, 5],
  ])('of %i with %i that say it is level %i', (all, some, level) => {
    expect(judge(pulls(all, some, { text: text('rollback plan') })).level).toBe(level);
  });

  test.each([
    ['a section about the risk', { text: text('风险与回滚') }, 100],
    ['a label', { labels: ['risk: low'] }, 100],
    ['another section', { text: text('summary') }, 0],
    ['a label with the word inside another', { labels: ['asterisk'] }, 0],
  ])('%s', (_, values, value) => {
    expect(judge(pulls(10, 10, values)).value).toBe(value);
  });

  test.each([
    ['k8s/app.yaml', true],
    ['Dockerfile', true],
    ['db/migrations/1.sql', true],
    ['infra/main.tf', true],
    ['src/main.ts', false],
    ['examples/k8s/app.yaml', false],
    ['docs/deploy/a.md', false],
  ])('a change of %s is one of production: %s', (path, is) => {
    expect(changesProduction({ files: changed(path) })).toBe(is);
  });

  test('one file of production among others is enough', () => {
    expect(changesProduction({ files: [...changed('src/a.ts'), ...changed('Dockerfile')] })).toBe(true);
  });

  test('is not applicable where nothing of production was changed', () => {
    expect(judge(mergedPulls(10, 10, { files: changed('src/a.ts') }))).toMatchObject({
      state: 'not-applicable',
      reason: { kind: 'nothing', what: 'changes' },
    });
  });

  test('is unknown with too few, and bots and changes that are not known count for none', () => {
    expect(judge(pulls(9, 9, {}))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge(mergedPulls(5, 5, { files: changed('src/a.ts') }))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 0 } },
    });
    const more = [pullRecord(98, { files: null }), pullRecord(99, { author: bot, ...production })];
    expect(judge([...pulls(10, 10, {}), ...more])).toMatchObject({ samples: 10, figures: { unseen: 1 } });
  });
});
