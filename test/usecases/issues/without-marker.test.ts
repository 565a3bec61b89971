import { expect, test } from 'vitest';
import { withoutMarker } from '../../../src/usecases/issues/without-marker.ts';

test.each([
  ['Text\n\n<!-- rung:issue/x:app-1 -->', 'Text'],
  ['Text\r\n\r\n<!-- rung:issue/x -->\r\n', 'Text'],
  ['Text <!-- rung:a --> more', 'Text <!-- rung:a --> more'],
  ['Text <!-- rung:a --> <!-- rung:b -->', 'Text <!-- rung:a -->'],
  ['Text <!-- other -->', 'Text <!-- other -->'],
  ['', ''],
])('%j is %j', (body, text) => {
  expect(withoutMarker(body)).toBe(text);
});

test.each([
  ['blanks', ' '],
  ['beginnings', '<!-- rung:'],
])('a megabyte of %s is read at once', (_, part) => {
  const body = `${part.repeat(1_000_000 / part.length)}x`;

  expect(withoutMarker(body)).toBe(body);
});
