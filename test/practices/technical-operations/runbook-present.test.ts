import { describe, expect, test } from 'vitest';
import type { FileText } from '../../../src/facts/ladder/repository-facts.ts';
import { runbookPresent } from '../../../src/practices/technical-operations/runbook-present.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { workloadText } from '../../builders/manifests.ts';

const judge = (files: Readonly<Record<string, FileText>>) =>
  resultOf(runbookPresent, repositoryFacts({ files }));
const book = (changedAt: number | null, text = '') => ({ text, changedAt });
const two = filesOf({ 'k8s/app.yaml': `${workloadText()}\n---\n${workloadText({ name: 'orders' })}` });

describe('runbook present', () => {
  test.each([
    ['none', {}, 1],
    ['one of 365 days', { 'docs/runbooks/a.md': book(daysAgo(365)) }, 5],
    ['one of 366 days', { 'docs/runbooks/a.md': book(daysAgo(366)) }, 1],
    ['an old one, reviewed lately', { 'RUNBOOK.md': book(daysAgo(900), 'Last reviewed: 2026-09-01') }, 5],
    ['an index alone', { 'docs/runbooks/README.md': book(daysAgo(1)) }, 1],
    ['a guide to operations', { 'docs/operations.md': book(daysAgo(1)) }, 5],
    ['a handbook of operations', { 'docs/operations-handbook.md': book(daysAgo(1)) }, 5],
    ['a list of the operations of an interface', { 'docs/graphql-operations.md': book(daysAgo(1)) }, 1],
    ['what operations a type has', { 'docs/api/string_operations.rst': book(daysAgo(1)) }, 1],
    ['another document', { 'docs/usage.md': book(daysAgo(1)) }, 1],
  ])('%s', (_, files, level) => {
    expect(judge(files)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('of several deployables, each needs one that names it', () => {
    const of = (path: string, text = '') => judge({ ...two, [path]: book(daysAgo(1), text) });

    expect(of('docs/runbooks/quotes.md')).toMatchObject({
      state: 'unmet',
      figures: { without: 1, whole: 2 },
    });
    expect(of('docs/runbooks/all.md', 'quotes and orders')).toMatchObject({
      state: 'met',
      figures: { without: 0 },
    });
  });

  test('is unknown where nobody looked when it changed', () => {
    expect(judge({ 'docs/runbooks/a.md': book(null) })).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'truncated', what: 'docs/runbooks/a.md' } },
    });
  });
});
