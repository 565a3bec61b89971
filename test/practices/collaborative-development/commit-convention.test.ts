import { describe, expect, test } from 'vitest';
import { commitConvention } from '../../../src/practices/collaborative-development/commit-convention.ts';
import { isConventional } from '../../../src/practices/declared-convention.ts';
import {
  bot,
  filesOf,
  pullRecord,
  repositoryFacts,
  resultOf,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const pulls = (all: number, some: number) =>
  times(all, index => pullRecord(index + 1, { title: index < some ? 'fix: quotes' : 'Fix quotes' }));
const judge = (
  pullRequests: ReturnType<typeof pulls>,
  tree = treeOf('commitlint.config.js'),
  texts: Readonly<Record<string, string>> = {},
) => resultOf(commitConvention, repositoryFacts({ pullRequests, tree, files: filesOf(texts) }));

describe('commit convention', () => {
  test.each([
    [20, 15, 2],
    [20, 16, 3],
    [20, 18, 3],
    [20, 19, 4],
    [20, 20, 5],
  ])('of %i titles with %i that follow it, it is level %i', (all, some, level) => {
    expect(judge(pulls(all, some))).toMatchObject({ level, figures: { declaredIn: 'commitlint.config.js' } });
  });

  test.each([
    ['.commitlintrc.yml', true],
    ['.commitlintrc', true],
    ['commitlint.config.mts', true],
    ['.github/semantic.yml', true],
    ['release-please-config.json', true],
    ['.czrc', true],
    ['packages/a/commitlint.config.js', false],
    ['docs/commitlint.md', false],
  ])('%s declares it: %s', (path, expected) => {
    expect(judge(pulls(10, 10), treeOf(path)).state === 'met').toBe(expected);
  });

  test('a workflow that checks titles declares it too', () => {
    const steps = '      - uses: amannn/action-semantic-pull-request@v5\n';
    const path = '.github/workflows/title.yml';

    expect(judge(pulls(10, 10), [], { [path]: workflowText('', steps) }).figures['declaredIn']).toBe(path);
  });

  test.each([
    ['feat: a', true],
    ['feat(quotes)!: a', true],
    ['build-deps: a', true],
    ['Revert "feat: a"', true],
    ['feat:a', false],
    ['feat : a', false],
    ['feat(): a', false],
    ['feat: ', false],
    ['Add quotes', false],
    ['#12: a', false],
  ])('the title %j follows it: %s', (title, expected) => {
    expect(isConventional(title)).toBe(expected);
  });

  test('titles of bots are left out', () => {
    expect(judge([...pulls(10, 10), pullRecord(99, { author: bot, title: 'Bump a' })]).value).toBe(100);
  });

  test('is unknown where nothing is declared, and with too few', () => {
    expect(reasonOf(judge(pulls(10, 10), []))).toEqual({ kind: 'source', what: 'convention' });
    expect(reasonOf(judge(pulls(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });
});
