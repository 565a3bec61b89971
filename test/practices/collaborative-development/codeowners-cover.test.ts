import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { codeownersCover } from '../../../src/practices/collaborative-development/codeowners-cover.ts';
import { bot, filesOf, pullRecord, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';
import { changedFiles, reasonOf, times } from '../../builders/ladder-records.ts';

/** Ten pull requests that change so many files in `owned` and so many elsewhere, the same ones again and again. */
const pulls = (owned: number, others: number) =>
  times(10, index =>
    pullRecord(index + 1, {
      files: changedFiles(
        ...times(owned, one => `owned/${one}.ts`),
        ...times(others, one => `other/${one}.ts`),
      ),
    }),
  );
const judge = (pullRequests: readonly PullRequestRecord[], text: string | null = '/owned/ @mia\n') => {
  const texts = text === null ? {} : { '.github/CODEOWNERS': text };

  return resultOf(
    codeownersCover,
    repositoryFacts({ pullRequests, tree: treeOf(...Object.keys(texts)), files: filesOf(texts) }),
  );
};

describe('code-owner coverage', () => {
  test.each([
    [29, 71, 1],
    [30, 70, 2],
    [79, 21, 2],
    [80, 20, 3],
    [94, 6, 3],
    [95, 5, 4],
    [99, 1, 4],
    [100, 0, 5],
  ])('%i owned files and %i others are level %i', (owned, others, level) => {
    expect(judge(pulls(owned, others))).toMatchObject({ level, samples: owned + others });
  });

  test('is not applicable where files were only taken away', () => {
    const taken = times(10, index => {
      const files = changedFiles('owned/a.ts').map(file => ({ ...file, status: 'removed' as const }));

      return pullRecord(index + 1, { files });
    });

    expect(judge(taken)).toMatchObject({ reason: { kind: 'nothing', what: 'files' } });
  });

  test('without the file nobody owns anything', () => {
    expect(judge(pulls(1, 0), null)).toMatchObject({ value: 0, state: 'unmet', figures: { hasFile: false } });
  });

  test('lines that GitHub leaves out are named first, then files without an owner', () => {
    expect(judge(pulls(1, 1), '/owned/ @mia\n/other/ mia\n').evidence).toEqual([
      { text: '.github/CODEOWNERS', path: '.github/CODEOWNERS', line: 2 },
      { text: 'other/0.ts', path: 'other/0.ts' },
    ]);
  });

  test('files that went away and those of bots need no owner', () => {
    const gone = { path: 'gone.ts', status: 'removed', additions: 0, deletions: 1 } as const;
    const others = [
      pullRecord(90, { files: [gone] }),
      pullRecord(91, { author: bot, files: changedFiles('x.ts') }),
    ];

    expect(judge([...pulls(1, 0), ...others])).toMatchObject({ value: 100, samples: 1 });
  });

  test('is unknown with too few, where the file cannot be read, and where GitHub told no files', () => {
    expect(reasonOf(judge(pulls(1, 0).slice(1)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge(times(10, index => pullRecord(index, { files: null }))))).toEqual({
      ...{ kind: 'truncated', what: 'files' },
    });
    const unread = { pullRequests: pulls(1, 0), tree: treeOf('CODEOWNERS'), files: {} };
    expect(reasonOf(resultOf(codeownersCover, repositoryFacts(unread)))).toEqual({
      ...{ kind: 'unreadable', path: 'CODEOWNERS', line: null },
    });
  });

  test('a file made to be slow is not read to its end', () => {
    const started = performance.now();

    expect(reasonOf(judge(pulls(1_000, 0), '**/a*b*c @mia\n'.repeat(6_000)))).toEqual({
      ...{ kind: 'truncated', what: 'CODEOWNERS' },
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
