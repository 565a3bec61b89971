import { describe, expect, test } from 'vitest';
import type { CheckRunOutput } from '../../src/model/check-run-output.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { fitCheckRunOutput } from '../../src/publish/fit-check-run-output.ts';

const annotation = { path: 'src/a.ts', startLine: 3, endLine: 5, message: 'not run' };
const good: CheckRunOutput = { title: 't', summary: 's', text: 'x', annotations: [annotation] };
const bytes = (text: string | null) => Buffer.byteLength(text ?? '');

describe('an output', () => {
  test('within the limits stays as it is', () => {
    expect(fitCheckRunOutput(good)).toEqual(good);
  });

  test.each(['x', '进', '👩‍👩‍👧‍👦'])(
    'of many %s keeps its title to 70 characters and its texts to 60,000 bytes',
    character => {
      const long = `${character.repeat(30)}\n`.repeat(40_000 / 30);
      const fitted = fitCheckRunOutput({
        title: character.repeat(200),
        summary: long,
        text: long,
        annotations: [{ ...annotation, message: long.repeat(3) }],
      });
      expect([...fitted.title].length).toBeLessThanOrEqual(70);
      for (const text of [fitted.summary, fitted.text]) expect(bytes(text)).toBeLessThanOrEqual(60_000);
      expect(bytes(fitted.annotations[0]?.message ?? null)).toBeLessThanOrEqual(64_000);
      expect(fitted.title).toMatch(/…$/);
    },
  );

  test.each([
    ['a'.repeat(70), 'a'.repeat(70)],
    ['a'.repeat(71), `${'a'.repeat(69)}…`],
    [`${'a'.repeat(68)}👍🏽b`, `${'a'.repeat(68)}…`],
  ])('with the title %s has the title %s', (title, expected) => {
    expect(fitCheckRunOutput({ ...good, title }).title).toBe(expected);
  });

  test.each([null, '', ' \n'])('with the text %j has none', text => {
    expect(fitCheckRunOutput({ ...good, text }).text).toBeNull();
  });

  test.each([
    { startLine: 0, endLine: 0, expected: [1, 1] },
    { startLine: 9, endLine: 4, expected: [9, 9] },
  ])('with lines $startLine–$endLine is mended to $expected', ({ startLine, endLine, expected }) => {
    const [fitted] = fitCheckRunOutput({
      ...good,
      annotations: [{ ...annotation, startLine, endLine }],
    }).annotations;
    expect([fitted?.startLine, fitted?.endLine]).toEqual(expected);
  });

  test('may have 50 annotations', () => {
    expect(fitCheckRunOutput({ ...good, annotations: Array(50).fill(annotation) }).annotations).toHaveLength(
      50,
    );
  });

  test.each([
    { title: ' ' },
    { summary: '' },
    { annotations: [{ ...annotation, path: '' }] },
    { annotations: [{ ...annotation, message: '' }] },
    { annotations: Array(51).fill(annotation) },
  ])('with %j is refused', broken => {
    expect(() => fitCheckRunOutput({ ...good, ...broken })).toThrow(GatewayError);
  });
});
