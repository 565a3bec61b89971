import { describe, expect, test } from 'vitest';
import type { FileText } from '../../../src/facts/ladder/repository-facts.ts';
import { architectureRecord } from '../../../src/practices/application-design/architecture-record.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const record = 'docs/adr/0001-one-database.md';
const judge = (files: Readonly<Record<string, FileText>>, ...more: readonly string[]) =>
  resultOf(architectureRecord, repositoryFacts({ tree: treeOf(...Object.keys(files), ...more), files }));
const withRecord = (file: FileText) => judge({ [record]: file }, 'ARCHITECTURE.md');

describe('architecture record', () => {
  test.each([
    ['ARCHITECTURE.md', 2],
    ['docs/architecture.zh-CN.md', 2],
    ['docs/architecture/overview.adoc', 2],
    ['docs/架构设计.md', 2],
    ['src/architecture.ts', 1],
    ['docs/usage.md', 1],
  ])('a file %s is step %i', (path, value) => {
    expect(judge({}, path)).toMatchObject({ value });
  });

  test('a section of the README will do', () => {
    expect(judge(filesOf({ 'README.md': '# Quotes\n## Architecture\n' }))).toMatchObject({ value: 2 });
    expect(judge(filesOf({ 'README.md': '# Quotes\nNo architecture.\n' }))).toMatchObject({ value: 1 });
  });

  test.each([
    ['changed 365 days ago', { text: '', changedAt: daysAgo(365) }, 3],
    ['changed 366 days ago', { text: '', changedAt: daysAgo(366) }, 2],
    ['changed long ago and reviewed lately', { text: 'Reviewed: 2026-10-01', changedAt: daysAgo(900) }, 3],
    ['reviewed on a day to come', { text: 'Reviewed: 2027-10-01', changedAt: daysAgo(900) }, 2],
    ['dated by its own line alone', { text: 'date: 2026-01-05', changedAt: null }, 3],
    ['too large to read, and changed lately', { text: null, changedAt: daysAgo(1) }, 3],
  ])('a decision record that is %s', (_, file, value) => {
    expect(withRecord(file)).toMatchObject({ value, lines: { 3: value === 3 ? 'met' : 'unmet' } });
  });

  test('records without a description of the whole are no step', () => {
    expect(judge({ [record]: { text: '', changedAt: daysAgo(1) } })).toMatchObject({ value: 1, level: 1 });
  });

  test('whether a record is current is unknown where nobody looked', () => {
    const cause = { kind: 'truncated', what: record };

    expect(withRecord({ text: '', changedAt: null })).toMatchObject({
      lines: { 2: 'met', 3: 'unknown' },
      reason: { cause },
    });
    expect(judge({}, 'ARCHITECTURE.md', record)).toMatchObject({
      lines: { 3: 'unknown' },
      reason: { cause },
    });
  });

  test('a folder with its index and template alone has no records', () => {
    expect(judge({}, 'ARCHITECTURE.md', 'docs/adr/README.md', 'docs/adr/template.md')).toMatchObject({
      lines: { 3: 'unmet' },
      figures: { records: 0 },
    });
  });
});
