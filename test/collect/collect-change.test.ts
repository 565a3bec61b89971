import { describe, expect, test } from 'vitest';
import { collectChange } from '../../src/collect/collect-change.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import type { PullRequest, PullRequestFile } from '../../src/model/pull-request.ts';

const code = { path: 'src/a.ts', patch: '@@ -0,0 +1,2 @@\n+a\n+b', additions: 2, previousPath: null };

async function changeOf(files: readonly Partial<PullRequestFile>[], totals: Partial<PullRequest> = {}) {
  const additions = files.reduce((sum, file) => sum + (file.additions ?? 0), 0);
  const reads = { pullRequestFiles: async () => files } as Partial<RepositoryReads> as RepositoryReads;

  return await collectChange(reads, {
    number: 1,
    changedFiles: files.length,
    additions,
    ...totals,
  } as PullRequest);
}

describe('F16: a file that GitHub lists without its diff', () => {
  const large = (path: string, additions = 40_000) => ({ path, patch: null, additions, previousPath: null });

  test.each([
    { title: 'code leaves the change unknown', file: large('src/generated.ts'), tooLarge: true },
    { title: 'a lock file hides no code beside it', file: large('package-lock.json'), tooLarge: false },
    { title: 'a binary adds no lines', file: large('logo.ts', 0), tooLarge: false },
  ])('$title', async ({ file, tooLarge }) => {
    const change = await changeOf([code, file]);

    expect(change.tooLarge).toBe(tooLarge);
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
  expect((await changeOf([code, cut(beside)], totals)).tooLarge).toBe(tooLarge);
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

  expect(change.tooLarge).toBe(tooLarge);
  expect(change.fileCount).toBe(count);
});
