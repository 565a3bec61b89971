import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMarks, decodeMarks, encodeMarks } from '../../src/coverage/line-marks.ts';

const lines = fc.dictionary(
  fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 10_000_000 })).map(String),
  fc.boolean(),
  { maxKeys: 40 },
);

/** The slow way: from line → was it run. */
function marksOf(file: Record<string, boolean>) {
  const records = Object.entries(file).map(([line, isRun]) => Number(line) * 2 + Number(isRun));

  return Int32Array.from(records.sort((a, b) => a - b));
}

describe('marks', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(lines, file => {
        expect(decodeMarks(encodeMarks(marksOf(file)))).toEqual(marksOf(file));
      }),
    );
  });

  test('of several reports are counted once for each line', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 4 }), files => {
        const merged = new Map<string, boolean>();
        for (const file of files)
          for (const [line, isRun] of Object.entries(file))
            merged.set(line, isRun || merged.get(line) === true);

        expect(countMarks(files.map(file => encodeMarks(marksOf(file))))).toEqual({
          lines: merged.size,
          covered: [...merged.values()].filter(Boolean).length,
        });
      }),
    );
  });

  test.each([
    ['a step of nothing', [0]],
    ['a number without an end', [0x83]],
    ['a number that is too long', [0x80, 0x80, 0x80, 0x80, 0x01]],
    ['a line beyond the greatest', [0xff, 0xff, 0xff, 0x0f]],
  ])('that are %s are refused', (_, bytes) => {
    expect(() => decodeMarks(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});
