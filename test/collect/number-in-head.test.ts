import { expect, test } from 'vitest';
import { numberInHead, pairsWithHead } from '../../src/collect/number-in-head.ts';
import type { FileCoverage, TreeCoverage } from '../../src/model/coverage.ts';

const line = (hits: number) => ({ hits, branches: new Map() });
const report = (hits: number): TreeCoverage =>
  new Map<string, FileCoverage>([['a.ts', new Map([[2, line(hits)]])]]);
const tested = { sha: 'merge', baseSha: 'main', assumed: false };
const bothSides = new Set(['a.ts']);

function readsOf(texts: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const reads = {
    async fileText(path: string, ref: string) {
      asked.push(`${path}@${ref}`);

      return texts[`${path}@${ref}`];
    },
  };

  return { asked, pairsOf: pairsWithHead(reads, 'head') };
}

test('a file that thousands of reports name is read and compared once', async () => {
  const { asked, pairsOf } = readsOf({ 'a.ts@merge': 'main\nours\n', 'a.ts@head': 'ours\n' });
  const numbered = await Promise.all(
    Array.from({ length: 10_000 }, (_, i) => numberInHead(report(i), tested, bothSides, pairsOf)),
  );

  expect(asked.toSorted()).toEqual(['a.ts@head', 'a.ts@merge']);
  expect(numbered[7]).toEqual(new Map([['a.ts', new Map([[1, line(7)]])]]));
});

test('what cannot be read is left out, and what one side alone changed is as it was', async () => {
  const { asked, pairsOf } = readsOf({ 'a.ts@head': 'ours\n' });

  expect(await numberInHead(report(1), tested, bothSides, pairsOf)).toEqual(new Map());
  expect(await numberInHead(report(1), tested, new Set(), pairsOf)).toEqual(report(1));
  expect(await numberInHead(report(1), null, bothSides, pairsOf)).toEqual(report(1));
  expect(asked).toHaveLength(2);
});
