import { expect, test } from 'vitest';
import { createNarrator, wrap } from '../../../src/playground/scenario/narrator.ts';

const long = 'word '.repeat(40).trim();

test('steps are numbered and told while they happen; a long quotation is broken, and kept whole as data', () => {
  const written: string[] = [];
  const tell = createNarrator(text => written.push(text));
  tell.step('First');
  tell.say('One line.');
  tell.quote(long);
  tell.step('Second');

  expect(written).toEqual([
    '\n1. First\n',
    '   One line.\n',
    `   │ ${'word '.repeat(19).trim()}\n`,
    `   │ ${'word '.repeat(19).trim()}\n`,
    '   │ word word\n',
    '\n2. Second\n',
  ]);
  expect(tell.steps).toEqual([
    { title: 'First', lines: ['One line.', `│ ${long}`] },
    { title: 'Second', lines: [] },
  ]);
});

test.each([
  ['fits', 'ab cd', 5, ['ab cd']],
  ['is one too long', 'ab cde', 5, ['ab', 'cde']],
  ['is one word longer than a line', 'a bcdefg h', 5, ['a', 'bcdefg', 'h']],
])('a text that %s', (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
