import { describe, expect, test } from 'vitest';
import { neededLines } from '../../src/coverage/patch-gates.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { stepRow } from '../../src/render/coverage-files.ts';
import { coverageOutput } from '../../src/render/coverage-output.ts';
import { change, coverageFacts, lines } from '../builders/coverage-facts.ts';
import { coverageView } from '../builders/views.ts';

const texts = loadTexts('en');

function viewOf(run: number, all: number, target: number) {
  const facts = coverageFacts({ 'src/a.ts': { run: lines(1, run), missed: lines(run + 1, all) } });

  return coverageView({ facts, values: { target } });
}

describe('lines still to be run', () => {
  test.each([
    [30, 48, 80, 9],
    [7, 10, 80, 1],
    [8, 10, 80, 0],
    [0, 3, 66.67, 3],
    [0, 3, 66.66, 2],
    [0, 1, 100, 1],
    [9, 10, 50, 0],
    [0, 10, 0.1, 1],
  ])('%i of %i at target %f: %i', (run, all, target, needed) => {
    const { patch } = viewOf(run, all, target).finding.evidence;

    expect(neededLines(patch)).toBe(needed);
  });
});

test('the smallest step names the fewest blocks and what they make of the figure', () => {
  const facts = coverageFacts({ 'src/a.ts': { run: [5], missed: [1, 2, 9] } });

  expect(stepRow(coverageView({ facts }).finding.evidence.patch)).toEqual({
    blocks: [
      { path: 'src/a.ts', range: '1–2', single: false },
      { path: 'src/a.ts', range: '9', single: true },
    ],
    moreBlocks: 0,
    single: false,
    covered: 4,
    coverable: 4,
    percent: '100.00',
    needed: 3,
  });
});

test('no step is told where a missing file is what falls short, not the figure', () => {
  const facts = coverageFacts(
    { 'src/a.ts': { missed: [1, 2] } },
    { change: change({ 'src/a.ts': { changed: [1, 2] }, 'src/b.ts': { changed: [1] } }) },
  );
  const { patch } = coverageView({ facts, values: { 'min-lines': 5, 'missing-files': 'fail' } }).finding
    .evidence;

  expect(patch.reason).toBe('missing-files');
  expect(stepRow(patch)).toBeNull();
});

test('no step is told where the target is met, although lines are missed', () => {
  const { summary } = coverageOutput(texts, viewOf(9, 10, 80));

  expect(summary).toContain('1 of 10');
  expect(summary).not.toContain('Smallest step');
});

test('the gate is printed without the dust of floating numbers', () => {
  expect(coverageOutput(texts, viewOf(1, 3, 0.1)).text).toContain('100 ≥ 0.3, is true');
});

describe('annotations', () => {
  // Every second line is missed: each is a block of its own.
  const scattered = (count: number) =>
    coverageView({
      facts: coverageFacts({
        'src/a.ts': {
          run: lines(1, count).map(number => number * 2),
          missed: lines(1, count).map(number => number * 2 + 1),
        },
      }),
    });

  test('are 50 for 50 places', () => {
    const { annotations } = coverageOutput(texts, scattered(50));

    expect(annotations).toHaveLength(50);
    expect(annotations.at(-1)?.message).toBe('No test runs this line.');
  });

  test('are 50 for 51 places, and the last says so', () => {
    const { annotations } = coverageOutput(texts, scattered(51));

    expect(annotations).toHaveLength(50);
    expect(annotations.at(-1)?.message).toBe(
      'No test runs 1 testable line here. And 1 more place without an annotation: see the summary.',
    );
  });

  test('begin with the largest block', () => {
    const facts = coverageFacts({ 'src/a.ts': { run: [2], missed: [1, 3, 4] } });

    expect(coverageOutput(texts, coverageView({ facts })).annotations).toMatchObject([
      { startLine: 3, endLine: 4, message: 'No test runs 2 testable lines here.' },
      { startLine: 1, endLine: 1, message: 'No test runs this line.' },
    ]);
  });

  test('are not there where nothing was judged', () => {
    const facts = coverageFacts({ 'src/a.ts': { missed: [1] } }, { doubt: 'unfinished' });

    expect(coverageOutput(texts, coverageView({ facts })).annotations).toEqual([]);
  });
});
