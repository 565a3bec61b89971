import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const gcov = (...lines: readonly string[]) =>
  ['        -:    0:Source:src/a.c', '        -:    0:Graph:a.gcno', ...lines, ''].join('\n');

test.each([
  ['a count', '        7', '7'],
  ['no run', '    #####', '0'],
  ['no run but by an exception', '    =====', '0'],
  ['a count with blocks that were not run', '       7*', '7!'],
  ['no run with blocks', '   #####*', '0!'],
  ['a count for people', '     1.5k', '1500'],
])('reads %s', async (_, count, shown) => {
  const report = await read(gcov(`${count}:    4:  run();`));

  expect(linesOf(report)).toEqual({ 'src/a.c': { 4: shown } });
  expect(report).toMatchObject({ format: 'gcov', skippedRecords: 0 });
});

test('a line without code is nothing to run', async () => {
  const report = await read(gcov('        -:    1:// nothing', '        1:    2:int a;'));

  expect(linesOf(report)).toEqual({ 'src/a.c': { 2: '1' } });
});

test('branches belong to the line before; those of exceptions do not count', async () => {
  const report = await read(
    gcov(
      '        2:    3:if (a) f();',
      'branch  0 taken 50%',
      'branch  1 taken 0% (fallthrough)',
      'call    2 returned 1',
      '        2:    4:if (b) g();',
      'branch  0 taken 2',
      'branch  1 taken 2 (fallthrough)',
      'branch  2 taken 0 (throw)',
      '    #####:    5:if (c) h();',
      'branch  0 never executed',
    ),
  );

  expect(linesOf(report)).toEqual({ 'src/a.c': { 3: '2!', 4: '2', 5: '0!' } });
});

test('of the instances of a template the greatest count stays', async () => {
  const report = await read(
    gcov(
      '        3:    2:int twice(T t) {',
      '------------------',
      'twice<int>(int):',
      '        3:    2:int twice(T t) {',
      '------------------',
      'twice<long>(long):',
      '    #####:    2:int twice(T t) {',
    ),
  );

  expect(linesOf(report)).toEqual({ 'src/a.c': { 2: '3' } });
});

test('several files in one', async () => {
  const report = await read(
    gcov('        1:    1:a', '        -:    0:Source:b.c', '    #####:    1:b').replaceAll('\n', '\r\n'),
  );

  expect(linesOf(report)).toEqual({ 'src/a.c': { 1: '1' }, 'b.c': { 1: '0' } });
});
