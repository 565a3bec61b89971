import { describe, expect, test } from 'vitest';
import type { FileText } from '../../../src/facts/ladder/repository-facts.ts';
import { goldenPath } from '../../../src/practices/platform-engineering/golden-path.ts';
import { daysAgo, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const place = (template: string | null) => ({
  ...{ defaultBranch: 'main', headSha: 'a', headAt: daysAgo(1), visibility: 'private' as const },
  ...{ isArchived: false, hasIssues: true, template },
});
const judge = (files: Readonly<Record<string, FileText>>, template: string | null = null) =>
  resultOf(goldenPath, repositoryFacts({ files, place: place(template) }));
const tied = (days: number | null, path = '.copier-answers.yml') => ({
  [path]: { text: '_commit: 1', changedAt: days === null ? null : daysAgo(days) },
});

describe('golden path', () => {
  test.each([
    [90, 4],
    [30, 5],
    [31, 4],
  ])('updated %i days ago is step %i', (days, value) => {
    expect(judge(tied(days))).toMatchObject({ value });
    expect(judge(tied(days, '.cruft.json'))).toMatchObject({ value });
  });

  test('without a template it is unmet', () => {
    expect(judge({})).toMatchObject({ value: 2, level: 2, state: 'unmet' });
    expect(judge({ 'sub/.cruft.json': { text: '', changedAt: daysAgo(1) } })).toMatchObject({ value: 2 });
  });

  test.each([
    ['made from a template that it is not tied to', {}, 'harbour/template'],
    ['not updated for 91 days', tied(91), null],
    ['updated at a time that nobody knows', tied(null), null],
  ])('how far it has drifted is unknown when it is %s', (_, files, template) => {
    expect(judge(files, template)).toMatchObject({
      value: 3,
      lines: { 3: 'met', 4: 'unknown', 5: 'unknown' },
      reason: { cause: { kind: 'source', what: 'template' } },
    });
  });

  test('in a clone without a file of answers, only GitHub could tell', () => {
    expect(resultOf(goldenPath, repositoryFacts({ files: {} }))).toMatchObject({
      reason: { cause: { kind: 'clone' } },
    });
    const clone = { ...place(null), visibility: null };
    expect(resultOf(goldenPath, repositoryFacts({ files: {}, place: clone }))).toMatchObject({
      reason: { cause: { kind: 'clone' } },
    });
    expect(resultOf(goldenPath, repositoryFacts({ files: tied(1) }))).toMatchObject({ level: 5 });
  });
});
