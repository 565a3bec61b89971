import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineTally } from '../../src/coverage/line-tally.ts';

test('counts each line once, and as covered when any record of it is', () => {
  const record = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(record, { maxLength: 120 }), records => {
      const tally = new LineTally();
      for (const [line, isCovered] of records) tally.add(line, isCovered);

      const lines = new Set(records.map(([line]) => line));
      const covered = new Set(records.filter(([, isCovered]) => isCovered).map(([line]) => line));
      expect(tally.count()).toEqual({ lineCount: lines.size, coveredLineCount: covered.size });
    }),
  );
});

test('a line that is told again and again takes no more room', () => {
  const tally = new LineTally();
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 2_000_000; count++) tally.add(1 + (count % 3), count % 2 === 0);

  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect(tally.count()).toEqual({ lineCount: 3, coveredLineCount: 3 });
});
