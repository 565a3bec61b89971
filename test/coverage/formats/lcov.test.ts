import { describe, expect, test } from 'vitest';
import { isPartial } from '../../../src/coverage/is-partial.ts';
import { linesOf, read } from '../report-text.ts';

const section = (...records: string[]) => `${['SF:a.ts', ...records, 'end_of_record'].join('\n')}\n`;

describe('an lcov report', () => {
  test.each([
    ['a count', 'DA:3,2', '2'],
    ['no count', 'DA:3,0', '0'],
    ['a checksum', 'DA:3,2,Sum/+==', '2'],
    ['a count beyond 2^53', 'DA:3,99999999999999999999', '9007199254740991'],
    ['an exponent', 'DA:3,1e+20', '9007199254740991'],
    ['a count beyond all numbers', 'DA:3,1e999', '9007199254740991'],
    ['a fraction', 'DA:3,1.0', '1'],
    ['a negative count, which is an overflow', 'DA:3,-4', '0'],
    ['blanks', ' DA: 3 , 2 ', '2'],
  ])('reads %s', async (_, record, hits) => {
    const report = await read(section(record));

    expect(linesOf(report)).toEqual({ 'a.ts': { 3: hits } });
    expect(report.skippedRecords).toBe(0);
  });

  test.each([
    'DA:',
    'DA:3',
    'DA:3,',
    'DA:x,1',
    'DA:3,x',
    'DA:3,NaN',
    'DA:3,Infinity',
    'DA:3,0x10',
    'DA:0,1',
    'DA:-1,1',
    'DA:10000001,1',
    'DA:1000000000,1',
    'DA:1.5,1',
    'BRDA:3',
    'BRDA:3,0,0',
    'BRDA:x,0,0,1',
    'BRDA:3,0,0,x',
    'SF:',
    'What is this?',
  ])('skips and counts the malformed record %s', async record => {
    const report = await read(section('DA:1,1', record));

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(1);
  });

  test('reads a line up to ten million', async () => {
    expect(linesOf(await read(section('DA:10000000,1')))).toEqual({ 'a.ts': { 10000000: '1' } });
  });

  test('lets DA decide and BRDA only make partial, whichever comes first', async () => {
    const report = await read(
      section(
        'BRDA:1,0,0,1',
        'BRDA:1,0,1,-',
        'DA:1,4',
        'DA:2,4',
        'BRDA:2,0,0,1',
        'BRDA:2,0,1,2',
        'DA:3,0',
        'BRDA:3,0,0,5',
      ),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '4!', 2: '4', 3: '0' } });
  });

  test('does not count a line that has only FN or BRDA', async () => {
    const report = await read(section('FN:1,main', 'FNDA:1,main', 'BRDA:2,0,0,1', 'DA:3,1'));

    expect(linesOf(report)).toEqual({ 'a.ts': { 3: '1' } });
    expect(report).toMatchObject({ lineCount: 1, coveredLineCount: 1, skippedRecords: 0 });
  });

  test('passes over the records of lcov 2, names, totals and comments', async () => {
    const report = await read(
      `# made by hand\nTN:unit\n${section('VER:1', 'FNL:0,1,2', 'FNA:0,2,f', 'FNF:1', 'FNH:1', 'MCDC:3,2,t,1,0,a', 'MCF:1', 'MCH:1', 'DA:1,1', 'BRDA:1,e0,a > b, c,1', 'LF:1', 'LH:1', 'BRF:1', 'BRH:1')}`,
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(0);
  });

  test('joins the sections of one file with the greater count and all branches', async () => {
    const report = await read(
      section('DA:1,5', 'DA:2,0', 'BRDA:1,0,0,1', 'BRDA:1,0,1,0') +
        section('DA:1,2', 'DA:2,1', 'BRDA:1,0,0,0', 'BRDA:1,0,1,1'),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '5', 2: '1' } });
    expect(report).toMatchObject({ lineCount: 2, coveredLineCount: 2 });
    expect(report.paths).toEqual([{ path: 'a.ts', sources: [] }]);
  });

  test('reads on without end_of_record, to the next file and to the end', async () => {
    const report = await read('SF:a.ts\nDA:1,1\nSF:b.ts\nDA:2,1');

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' }, 'b.ts': { 2: '1' } });
  });

  test('counts lines that belong to no file as malformed', async () => {
    const report = await read('TN:\nDA:1,1\nSF:a.ts\nDA:1,1\nend_of_record\nDA:2,1\n');

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(2);
  });

  test('reads Windows line endings and a byte order mark', async () => {
    const report = await read('\ufeffTN:\r\nSF:a.ts\r\nDA:1,1\r\nend_of_record\r\n');

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(0);
  });

  test('reads UTF-16 by its byte order mark', async () => {
    const report = await read(Buffer.from(`\ufeff${section('DA:1,1')}`, 'utf16le'));

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
  });

  test('reads the same in pieces of any size', async () => {
    const text = `SF:src/语言.ts\nDA:1,1\nBRDA:1,0,0,-\nend_of_record\n${section('DA:1,1')}`;
    const whole = await read(text);

    for (const pieceBytes of [1, 2, 3, 7]) expect(await read(text, { pieceBytes })).toEqual(whole);
  });

  test('skips a record of absurd length, in one piece or in many', async () => {
    const text = `SF:a.ts\nDA:1,${'9'.repeat(200_000)}\nDA:2,1\n`;

    for (const pieceBytes of [1_000, 1_000_000]) {
      const report = await read(text, { pieceBytes });
      expect(linesOf(report)).toEqual({ 'a.ts': { 2: '1' } });
      expect(report.skippedRecords).toBe(1);
    }
  });

  test('keeps the lines of the wanted files only, and counts all', async () => {
    const report = await read(`${section('DA:1,1')}SF:b.ts\nDA:1,0\nDA:1,3\nDA:9,0\nDA:4,1\n`, {
      keep: path => path === 'a.ts',
    });

    expect(Object.keys(linesOf(report))).toEqual(['a.ts']);
    expect(report.paths.map(({ path }) => path)).toEqual(['a.ts', 'b.ts']);
    expect(report).toMatchObject({ lineCount: 4, coveredLineCount: 3 });
  });

  test('tells a line as partial whose branches are named with colons', async () => {
    const report = await read(section('BRDA:1,0,case Color::Red,1\nBRDA:1,0,default,0\nDA:1,1'));
    const line = report.files[0]?.lines.get(1) ?? expect.fail();

    expect(isPartial(line)).toBe(true);
  });

  test('takes a path longer than any file system holds for malformed', async () => {
    const [held, tooLong] = [4_096, 4_097].map(length => 'p'.repeat(length));
    const report = await read(`SF:${tooLong}\nDA:1,1\nSF:${held}\nDA:1,1\n`);

    expect(report.paths).toEqual([{ path: held, sources: [] }]);
    expect(report.skippedRecords).toBe(2);
  });

  test('treats __proto__ as a file name', async () => {
    const report = await read('SF:__proto__\nDA:1,1\nend_of_record\n');

    expect(report.files[0]?.path).toBe('__proto__');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
