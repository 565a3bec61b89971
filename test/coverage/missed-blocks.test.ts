import { describe, expect, test } from 'vitest';
import { missedBlocksOf, smallestStep } from '../../src/coverage/missed-blocks.ts';
import { patchCoverageOf } from '../../src/coverage/patch-coverage.ts';
import type { Component, FileCoverage } from '../../src/model/coverage.ts';

function patchOf(
  files: Record<string, { added: number[]; hits: Record<number, number> }>,
  components: readonly Component[] = [],
) {
  return patchCoverageOf({
    changed: Object.entries(files).map(([path, { added }]) => ({ path, addedLines: added })),
    coverage: new Map(
      Object.entries(files).map(
        ([path, { hits }]) =>
          [
            path,
            new Map(
              Object.entries(hits).map(([line, count]) => [
                Number(line),
                { hits: count, branches: new Map() },
              ]),
            ),
          ] satisfies [string, FileCoverage],
      ),
    ),
    target: 80,
    partials: 'covered',
    ignore: [],
    unplaced: [],
    tooLarge: false,
    components,
  });
}

const blocksOf = (added: number[], hits: Record<number, number>) =>
  missedBlocksOf(patchOf({ 'a.ts': { added, hits } })).map(({ startLine, endLine }) => [startLine, endLine]);

describe('missedBlocksOf', () => {
  test.each([
    ['one line', [5], { 5: 0 }, [[5, 5]]],
    ['lines in a row', [5, 6, 7], { 5: 0, 6: 0, 7: 0 }, [[5, 7]]],
    ['lines with empty ones between', [5, 6, 9], { 5: 0, 9: 0 }, [[5, 9]]],
    [
      'lines with a covered changed one between',
      [5, 6, 7],
      { 5: 0, 6: 1, 7: 0 },
      [
        [5, 5],
        [7, 7],
      ],
    ],
    [
      'lines with a covered unchanged one between',
      [5, 7],
      { 5: 0, 6: 1, 7: 0 },
      [
        [5, 5],
        [7, 7],
      ],
    ],
    [
      'lines with a missed unchanged one between',
      [5, 7],
      { 5: 0, 6: 0, 7: 0 },
      [
        [5, 5],
        [7, 7],
      ],
    ],
    ['nothing', [5], { 5: 1 }, []],
  ])('makes blocks of %s', (_, added, hits, blocks) => {
    expect(blocksOf(added, hits)).toEqual(blocks);
  });

  test('does not depend on the order in which a report names lines', () => {
    const patch = patchCoverageOf({
      changed: [{ path: 'a.ts', addedLines: [1, 2, 3] }],
      coverage: new Map([
        ['a.ts', new Map([3, 1, 2].map(line => [line, { hits: line === 2 ? 1 : 0, branches: new Map() }]))],
      ]),
      target: 80,
      partials: 'covered',
      ignore: [],
      unplaced: [],
      tooLarge: false,
    });

    expect(missedBlocksOf(patch).map(block => block.lines)).toEqual([[1], [3]]);
  });
});

describe('smallestStep', () => {
  test('is the largest block where that is enough, and what running it gives', () => {
    const patch = patchOf({
      'a.ts': { added: [1, 2, 3], hits: { 1: 0, 2: 1, 3: 1 } },
      'b.ts': { added: [1, 2, 4], hits: { 1: 0, 2: 0, 3: 1, 4: 1 } },
    });

    expect(smallestStep(patch)).toMatchObject({
      blocks: [{ path: 'b.ts', startLine: 1, endLine: 2, lines: [1, 2] }],
      covered: 5,
      percent: 83.33,
    });
  });

  test('is as few blocks as reach the target, the largest first, the first of equals', () => {
    const patch = patchOf({
      'a.ts': { added: [1, 2, 3, 5], hits: { 1: 0, 2: 1, 3: 1, 5: 1 } },
      'b.ts': { added: [1, 2], hits: { 1: 0, 2: 0, 3: 1 } },
      'c.ts': { added: [8, 9], hits: { 8: 0, 9: 0 } },
      'd.ts': { added: [1, 2], hits: { 1: 0, 2: 1 } },
    });

    expect(smallestStep(patch)?.blocks.map(({ path }) => path)).toEqual(['b.ts', 'c.ts']);
    expect(smallestStep(patch)).toMatchObject({ covered: 8, percent: 80 });
  });

  test('stays within the part that falls short', () => {
    const patch = patchOf(
      {
        'web/a.ts': { added: [1, 2, 3], hits: { 1: 0, 2: 0, 3: 0 } },
        'api/a.ts': { added: [1, 2], hits: { 1: 0, 2: 1 } },
      },
      [
        { name: 'web', paths: ['web/**'], target: 0 },
        { name: 'api', paths: ['api/**'], target: 90 },
      ],
    );

    expect(smallestStep(patch)).toMatchObject({
      ...{ needed: 1, covered: 2, coverable: 2 },
      blocks: [{ path: 'api/a.ts', lines: [1] }],
      percent: 100,
    });
  });

  test('of two parts that fall short it reaches both targets', () => {
    const patch = patchOf(
      {
        'web/a.ts': { added: [1, 2, 3], hits: { 1: 0, 2: 1, 3: 1 } },
        'api/a.ts': { added: [1, 2], hits: { 1: 0, 2: 1 } },
      },
      [
        { name: 'web', paths: ['web/**'], target: 100 },
        { name: 'api', paths: ['api/**'], target: 90 },
      ],
    );

    expect(smallestStep(patch)).toMatchObject({
      ...{ needed: 2, covered: 5, coverable: 5, percent: 100 },
      blocks: [{ path: 'web/a.ts' }, { path: 'api/a.ts' }],
    });
  });

  test('is nothing where nothing is missed', () => {
    expect(smallestStep(patchOf({ 'a.ts': { added: [1], hits: { 1: 1 } } }))).toBeUndefined();
  });
});
