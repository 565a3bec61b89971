import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMarks } from '../../src/coverage/line-marks.ts';
import { LineTally } from '../../src/coverage/line-tally.ts';

test('counts each line once, and as covered when any record of it is', () => {
  // Dense and sparse lines, and files that are left and opened again.
  const line = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4_000 }));
  const record = fc.tuple(line, fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(fc.array(record, { maxLength: 120 }), records => {
      const tally = new LineTally();
      for (const [line, isCovered, isLeft] of records) {
        tally.add(line, isCovered);
        if (isLeft) tally.rest();
      }

      const lines = new Set(records.map(([line]) => line));
      const covered = new Set(records.filter(([, isCovered]) => isCovered).map(([line]) => line));
      expect(tally.count()).toEqual({ lineCount: lines.size, coveredLineCount: covered.size });
      const marked = [...lines].toSorted((a, b) => a - b).map(line => line * 2 + Number(covered.has(line)));
      expect([...decodeMarks(tally.marks())]).toEqual(marked);
    }),
    { numRuns: 1_000 },
  );
});

test('a line where nothing can be run counts unless it was run, also in a file that is left and opened again', () => {
  const tally = new LineTally();
  tally.add(1, false);
  tally.addUncoverable(2);
  tally.rest();
  tally.addUncoverable(1);
  tally.add(2, true);
  tally.add(3, false);
  tally.rest();

  expect(tally.count()).toEqual({ lineCount: 2, coveredLineCount: 1 });
  expect([...decodeMarks(tally.marks())]).toEqual([2 * 2 + 1, 3 * 2]);
});

test('files that are left take a quarter of a byte a line', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const held = () => {
    collectGarbage();

    return process.memoryUsage().arrayBuffers;
  };
  const before = held();
  const tallies = Array.from({ length: 2_000 }, () => {
    const tally = new LineTally();
    for (let line = 1; line <= 3_000; line++) tally.add(line, line % 3 === 0);
    tally.rest();

    return tally;
  });

  // What nobody holds any more is given back by another thread, when it comes to it.
  await expect.poll(() => held() - before, { timeout: 20_000 }).toBeLessThan(tallies.length * 1_000);
  expect(tallies[1_000]?.count()).toEqual({ lineCount: 3_000, coveredLineCount: 1_000 });
});

test('a line that is told again and again takes no more room', () => {
  const tally = new LineTally();
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 2_000_000; count++) tally.add(1 + (count % 3), count % 2 === 0);

  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect(tally.count()).toEqual({ lineCount: 3, coveredLineCount: 3 });
});

// Read anew each time, it would not end within the time of a test.
test('a file that is left and opened again for a few lines is counted in place', () => {
  const tally = new LineTally();
  for (let line = 1; line <= 100_000; line++) tally.add(line, false);
  tally.rest();
  for (let visit = 0; visit < 20_000; visit++) {
    for (const line of [100_000, 1, 1, 1, 1, 1, 100_001 + visit]) tally.add(line, true);
    tally.rest();
  }

  expect(tally.count()).toEqual({ lineCount: 120_000, coveredLineCount: 20_002 });
});
