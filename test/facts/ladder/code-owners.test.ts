import { describe, expect, test } from 'vitest';
import { findCodeOwners, readCodeOwners } from '../../../src/facts/ladder/code-owners.ts';
import { filesOf, treeOf } from '../../builders/ladder-facts.ts';

const ownersOf = (text: string, path: string) => readCodeOwners('CODEOWNERS', text).ownersOf(path).join(' ');

describe('which paths a pattern owns', () => {
  test.each<[string, string, boolean]>([
    ['*', 'a/b/c.js', true],
    ['*.js', 'a/b/c.js', true],
    ['*.js', 'a.jsx', false],
    ['/build/logs/', 'build/logs/a/b', true],
    ['/build/logs/', 'x/build/logs/a', false],
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/a/b.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['apps/', 'x/apps/a', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a/b', true],
    ['/apps/github', 'apps/github/a', true],
    ['/apps/github', 'apps/github', true],
    ['/apps/github', 'apps/github-ci/a', false],
    ['**/logs', 'a/logs/b', true],
    ['**/logs', 'logs', true],
    ['/src/**', 'src/a/b', true],
    ['/src/**/test', 'src/a/b/test/c', true],
    ['readme.md', 'a/readme.md', true],
    ['readme.md', 'Readme.md', false],
    ['src/a?.ts', 'src/ab.ts', true],
    ['src/{a,b}.ts', 'src/a.ts', false],
    ['src/{a,b}.ts', 'src/{a,b}.ts', true],
    ['with\\ space/', 'with space/a', true],
  ])('%s owns %s: %s', (pattern, path, expected) => {
    expect(ownersOf(`${pattern} @mia`, path)).toBe(expected ? '@mia' : '');
  });
});

describe('the rules of a file', () => {
  test('the last one that matches decides, and one without owners takes them away', () => {
    const text = '* @harbour/all\r\n/src/ @mia noa@harbour.example # both\n\n# none\n/src/open/\n';

    expect(ownersOf(text, 'a')).toBe('@harbour/all');
    expect(ownersOf(text, 'src/a')).toBe('@mia noa@harbour.example');
    expect(ownersOf(text, 'src/open/a')).toBe('');
  });

  test.each([
    ['!src/ @mia', 'pattern'],
    ['src/[ab].ts @mia', 'pattern'],
    ['\\#file @mia', 'pattern'],
    ['src/ mia', 'owner'],
    ['src/ @', 'owner'],
    ['src/ @mia @not/a/team', 'owner'],
  ])('%s is left out with an error', (line, what) => {
    const read = readCodeOwners('CODEOWNERS', `* @all\n${line}`);

    expect(read.errors).toEqual([{ line: 2, what }]);
    expect(read.ownersOf('src/a.ts')).toEqual(['@all']);
  });

  test('a line of a million half words is read to its end', () => {
    const read = readCodeOwners(
      'CODEOWNERS',
      `${'\\'.repeat(1_000_001)}\n${'a@'.repeat(500_000)}\n* ${'@a/'.repeat(300_000)}`,
    );

    expect(read.errors).toEqual([{ line: 3, what: 'owner' }]);
  });
});

test('the first place counts, and a file that nobody read is no missing one', () => {
  const texts = { 'docs/CODEOWNERS': '* @docs', CODEOWNERS: '* @root' };
  const tree = treeOf(...Object.keys(texts));

  expect(findCodeOwners(tree, filesOf(texts))?.owners?.ownersOf('a')).toEqual(['@root']);
  expect(findCodeOwners([...tree, ...treeOf('.github/CODEOWNERS')], filesOf(texts))).toEqual({
    ...{ path: '.github/CODEOWNERS', owners: null },
  });
  expect(findCodeOwners(treeOf('src/CODEOWNERS'), {})).toBeUndefined();
});
