import { describe, expect, test } from 'vitest';
import { collectChange } from '../../src/collect/collect-change.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { PullRequest, PullRequestFile } from '../../src/model/pull-request.ts';

const code = { path: 'src/a.ts', patch: '@@ -0,0 +1,2 @@\n+a\n+b', additions: 2, previousPath: null };

/** `texts`: what can be read, by `path@commit`. */
async function changeOf(
  files: readonly Partial<PullRequestFile>[],
  totals: Partial<PullRequest> = {},
  texts: Readonly<Record<string, string>> = {},
) {
  const additions = files.reduce((sum, file) => sum + (file.additions ?? 0), 0);
  const reads = {
    pullRequestFiles: async () => files,
    comparison: async (base: string, head: string) => ({
      ...{ mergeBase: `merge base of ${base} and ${head}`, paths: [], complete: true },
    }),
    fileText: async (path: string, ref: string) => texts[`${path}@${ref}`],
  } as Partial<RepositoryReads> as RepositoryReads;

  return await collectChange(reads, {
    ...{ number: 1, baseSha: 'base', headSha: 'head' },
    changedFiles: files.length,
    additions,
    ...totals,
  } as PullRequest);
}

const commits = ['1', '2'].map(digit => digit.repeat(40));

test.each([
  ['moved', `@@ -1 +1 @@\n-Subproject commit ${commits[0]}\n+Subproject commit ${commits[1]}`],
  ['added', `@@ -0,0 +1 @@\n+Subproject commit ${commits[1]}`],
  [
    'moved to a tree with changes',
    `@@ -1 +1 @@\n-Subproject commit ${commits[0]}\n+Subproject commit ${commits[1]}\n`,
  ],
])('a submodule that is %s has no lines', async (_, patch) => {
  const change = await changeOf([code, { path: 'vendor/three.js', patch, additions: 1, previousPath: null }]);

  expect(change.files.map(({ path, addedLines }) => [path, addedLines])).toEqual([
    ['src/a.ts', [1, 2]],
    ['vendor/three.js', []],
  ]);
});

test('a line that only names a commit is a line', async () => {
  const patch = `@@ -1 +1,2 @@\n const a = 1;\n+Subproject commit ${commits[1]}`;
  const change = await changeOf([{ path: 'notes.js', patch, additions: 1, previousPath: null }]);

  expect(change.files[0]?.addedLines).toEqual([2]);
});

describe('F16: a file that GitHub lists without its diff', () => {
  const large = (path: string, additions = 40_000) => ({ path, patch: null, additions, previousPath: null });

  test.each([
    { title: 'code leaves the change unknown', file: large('src/generated.ts'), tooLarge: true },
    { title: 'a lock file hides no code beside it', file: large('package-lock.json'), tooLarge: false },
    { title: 'a binary adds no lines', file: large('logo.ts', 0), tooLarge: false },
  ])('$title', async ({ file, tooLarge }) => {
    const change = await changeOf([code, file]);

    expect(change.isCut).toBe(false);
    expect(change.withoutPatch).toEqual(tooLarge ? [file.path] : []);
    expect(change.files[0]).toEqual({ path: 'src/a.ts', addedLines: [1, 2] });
  });
});

const cut = (path: string) => ({ path, patch: null, additions: 0, previousPath: null });

test.each([
  { title: 'all files and lines', beside: 'src/b.ts', totals: { additions: 2 }, tooLarge: false },
  { title: 'a file less', beside: 'data.json', totals: { changedFiles: 3 }, tooLarge: true },
  {
    title: 'lines less, and code without a diff',
    beside: 'src/b.ts',
    totals: { additions: 3 },
    tooLarge: true,
  },
  {
    title: 'lines less, and data without a diff',
    beside: 'data.json',
    totals: { additions: 3 },
    tooLarge: false,
  },
])('F16: a list that has $title: the change is cut: $tooLarge', async ({ beside, totals, tooLarge }) => {
  const { isCut, withoutPatch } = await changeOf([code, cut(beside)], totals);
  expect(isCut || withoutPatch.length > 0).toBe(tooLarge);
});

test.each([
  { count: 299, tooLarge: false },
  { count: 300, tooLarge: false },
  { count: 301, tooLarge: false },
  { count: 2_999, tooLarge: false },
  // GitHub lists no more than 3,000: whether there are others nobody can tell.
  { count: 3_000, tooLarge: true },
  { count: 3_001, tooLarge: true },
])('F16: $count files: too large: $tooLarge', async ({ count, tooLarge }) => {
  const files = Array.from({ length: count }, (_, i) => ({ ...code, path: `src/${i}.ts` }));
  const change = await changeOf(files.slice(0, 3_000), { changedFiles: count, additions: 2 * count });

  expect(change.isCut).toBe(tooLarge);
  expect(change.fileCount).toBe(count);
});

describe('F16: code that GitHub lists without its diff is compared here', () => {
  const before = Array.from({ length: 3_000 }, (_, i) => `line ${i}`);
  const after = before.with(99, 'another').toSpliced(200, 0, 'new', 'too');
  const hidden = {
    ...{ path: 'src/large.ts', previousPath: null, status: 'modified', patch: null, additions: 3 },
  };
  const texts = {
    'src/large.ts@merge base of base and head': `${before.join('\n')}\n`,
    'src/large.ts@head': `${after.join('\r\n')}\r\n`,
  };

  test('a changed file', async () => {
    const change = await changeOf([code, hidden], {}, texts);

    expect(change).toMatchObject({ isCut: false, withoutPatch: [] });
    expect(change.files[1]).toEqual({ path: 'src/large.ts', addedLines: [100, 201, 202] });
  });

  test('a row that claims to add nothing, where the total says more', async () => {
    const change = await changeOf([code, { ...hidden, additions: 0 }], { additions: 5 }, texts);

    expect(change.files[1]?.addedLines).toEqual([100, 201, 202]);
    expect(change).toMatchObject({ isCut: false, withoutPatch: [] });
  });

  test('a new file: all of it', async () => {
    const change = await changeOf([{ ...hidden, status: 'added' }], {}, { 'src/large.ts@head': 'a\nb\nc\n' });

    expect(change.files[0]?.addedLines).toEqual([1, 2, 3]);
  });

  test('a new file of many thousand lines, and as many put into an old one', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `new ${i}`);
    const into = before.toSpliced(1_000, 0, ...many);
    const [added, grown] = await Promise.all([
      changeOf([{ ...hidden, status: 'added' }], {}, { 'src/large.ts@head': `${many.join('\n')}\n` }),
      changeOf(
        [hidden],
        {},
        {
          'src/large.ts@merge base of base and head': before.join('\n'),
          'src/large.ts@head': into.join('\n'),
        },
      ),
    ]);

    expect(added.files[0]?.addedLines).toHaveLength(5_000);
    expect(grown.files[0]?.addedLines).toEqual(many.map((_, i) => 1_001 + i));
  });

  test('a renamed file, with what it was before', async () => {
    const change = await changeOf(
      [{ ...hidden, status: 'renamed', previousPath: 'src/old.ts' }],
      {},
      { 'src/old.ts@merge base of base and head': 'a\nb', 'src/large.ts@head': 'a\nb\nc' },
    );

    expect(change.files[0]?.addedLines).toEqual([3]);
    expect(change.renamedFrom).toEqual(new Map([['src/large.ts', 'src/old.ts']]));
  });

  test.each([
    ['cannot be read', { 'src/large.ts@head': 'a' }],
    [
      'has little in common with what it was',
      {
        'src/large.ts@merge base of base and head': before.map(line => `old ${line}`).join('\n'),
        'src/large.ts@head': before.map(line => `new ${line}`).join('\n'),
      },
    ],
  ])('not one that %s: it is named', async (_, given) => {
    const change = await changeOf([code, hidden], {}, given);

    expect(change).toMatchObject({ isCut: false, withoutPatch: ['src/large.ts'] });
  });

  test('not where commits may not be read: it is named', async () => {
    const rows: readonly Partial<PullRequestFile>[] = [code, hidden];
    const reads = {
      pullRequestFiles: async () => rows,
      comparison: async () => {
        throw new GatewayError('forbidden', 'Contents may not be read.');
      },
    } as Partial<RepositoryReads> as RepositoryReads;
    const change = await collectChange(reads, { number: 1, changedFiles: 2, additions: 5 } as PullRequest);

    expect(change).toMatchObject({ isCut: false, withoutPatch: ['src/large.ts'] });
  });

  test('not more than 40: the rest is named', async () => {
    const many = Array.from({ length: 42 }, (_, i) => ({ ...hidden, path: `src/${i}.ts`, status: 'added' }));
    const change = await changeOf(
      many,
      {},
      Object.fromEntries(many.map(({ path }) => [`${path}@head`, 'a'])),
    );

    expect(change.withoutPatch).toEqual(['src/40.ts', 'src/41.ts']);
  });

  test('not a file that was removed', async () => {
    expect(
      (await changeOf([{ ...hidden, status: 'removed', additions: 0 }], { additions: 9 })).withoutPatch,
    ).toEqual([]);
  });
});
