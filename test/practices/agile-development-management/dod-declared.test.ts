import { describe, expect, test } from 'vitest';
import { dodDeclared } from '../../../src/practices/agile-development-management/dod-declared.ts';
import { countTasks } from '../../../src/practices/pull-requests/template-tasks.ts';
import { filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';
import { reasonOf } from '../../builders/ladder-records.ts';

const tasks = (count: number) => '## Done\n'.concat('- [ ] One thing\n'.repeat(count));
const judge = (texts: Readonly<Record<string, string>>, ...unread: readonly string[]) =>
  resultOf(
    dodDeclared,
    repositoryFacts({ tree: treeOf(...Object.keys(texts), ...unread), files: filesOf(texts) }),
  );

describe('definition of done declared', () => {
  test.each([
    [2, 'unmet', 1],
    [3, 'met', 5],
  ])('a template of %i tasks: %s', (count, state, level) => {
    const path = '.github/pull_request_template.md';

    expect(judge({ [path]: tasks(count) })).toMatchObject({
      ...{ state, level, evidence: [{ text: path, path }] },
      figures: { tasks: count, hasTemplate: true },
    });
  });

  test.each([
    ['PULL_REQUEST_TEMPLATE.md', 'met'],
    ['docs/pull_request_template.txt', 'met'],
    ['.github/PULL_REQUEST_TEMPLATE/release.md', 'met'],
    ['pull_request_template/feature.md', 'met'],
    ['src/pull_request_template.md', 'unmet'],
    ['.github/ISSUE_TEMPLATE/bug.md', 'unmet'],
  ])('the template %s: %s', (path, state) => {
    expect(judge({ [path]: tasks(3) }).state).toBe(state);
  });

  test('of several the longest counts', () => {
    const texts = {
      '.github/PULL_REQUEST_TEMPLATE/a.md': '',
      '.github/PULL_REQUEST_TEMPLATE/b.md': tasks(4),
    };

    expect(judge(texts).figures['tasks']).toBe(4);
  });

  test('without a template it is unmet, and says so', () => {
    expect(judge({})).toMatchObject({ state: 'unmet', figures: { hasTemplate: false } });
  });

  test('is unknown where the template cannot be read, unless another one has enough', () => {
    const unread = '.github/pull_request_template.md';
    expect(reasonOf(judge({}, unread))).toEqual({ kind: 'unreadable', path: unread, line: null });
    expect(judge({ 'PULL_REQUEST_TEMPLATE/a.md': tasks(3) }, unread).state).toBe('met');
    expect(reasonOf(resultOf(dodDeclared, repositoryFacts()))).toEqual({ kind: 'clone' });
  });
});

test.each([
  ['- [ ] a\n* [x] b\n+ [X] c\n1. [ ] d\n  - [ ] e', 5],
  ['- [] a\n-[ ] b\n[ ] c\n- [ ]\n- [y] d', 0],
  ['<!--\n- [ ] a\n-->\n- [ ] b', 1],
  ['```\n- [ ] a\n```\n- [ ] b', 1],
  ['', 0],
])('%j has %i tasks', (markdown, count) => {
  expect(countTasks(markdown)).toBe(count);
});

test('a template of a million half-open marks is read to its end', () => {
  expect(countTasks(`${'<!--- [ '.repeat(200_000)}\n${' '.repeat(1_000_000)}- [ ] a`)).toBe(0);
});
