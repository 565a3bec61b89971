import { describe, expect, test } from 'vitest';
import { UnreadableReport } from '../../../src/model/coverage.ts';
import { classOf, cobertura, linesOf, read } from '../report-text.ts';

const one = classOf('a.ts', '<line number="1" hits="1"/>');

describe('a Cobertura report', () => {
  test.each([
    ['a count', 'hits="3"', '3'],
    ['no count', 'hits="0"', '0'],
    ['a fraction', 'hits="1.0"', '1'],
    ['all conditions', 'hits="1" branch="true" condition-coverage="100% (2/2)"', '1'],
    ['some conditions', 'hits="1" branch="true" condition-coverage="50% (1/2)"', '1!'],
    ['no condition', 'hits="1" branch="true" condition-coverage="0% (0/2)"', '1!'],
    ['some of absurdly many conditions', 'hits="1" condition-coverage="1% (1/999999999)"', '1!'],
    ['all of absurdly many conditions', 'hits="1" condition-coverage="100% (999999999/999999999)"', '1'],
    ['a share of conditions alone', 'hits="1" condition-coverage="66.6%"', '1!'],
    ['all of them alone', 'hits="1" condition-coverage="100%"', '1'],
    ['a senseless share', 'hits="1" condition-coverage="half"', '1'],
  ])('reads %s', async (_, attributes, hits) => {
    const report = await read(cobertura(classOf('a.ts', `<line number="7" ${attributes}/>`)));

    expect(linesOf(report)).toEqual({ 'a.ts': { 7: hits } });
    expect(report).toMatchObject({ format: 'cobertura', lineCount: 1, skippedRecords: 0 });
  });

  const condition = (coverage: string) => `<condition number="0" type="jump" coverage="${coverage}"/>`;
  test.each([
    ['all taken', '', condition('1') + condition('1'), '1'],
    ['one not taken', '', condition('1') + condition('0'), '1!'],
    ['one taken in part', '', condition('100%') + condition('50%'), '1!'],
    ['one that is senseless', '', condition('half') + condition('1'), '1'],
    ['a sum, which decides', ' condition-coverage="100% (2/2)"', condition('0'), '1'],
  ])('reads branches that are named one by one, %s', async (_, sum, conditions, hits) => {
    const line = `<line number="7" hits="1" branch="true"${sum}><conditions>${conditions}</conditions></line>`;
    const inMethod = `<class filename="b.ts"><methods><method><lines>${line}</lines></method></methods></class>`;
    const report = await read(cobertura(classOf('a.ts', line) + inMethod));

    expect(linesOf(report)).toEqual({ 'a.ts': { 7: hits }, 'b.ts': { 7: hits } });
  });

  test.each([
    '<line hits="1"/>',
    '<line number="x" hits="1"/>',
    '<line number="0" hits="1"/>',
    '<line number="10000001" hits="1"/>',
    '<line number="2"/>',
    '<line number="2" hits=""/>',
    '<line number="2" hits="many"/>',
    '<line number="2" hits="NaN" condition-coverage="0% (0/2)"/>',
  ])('skips and counts the malformed %s', async line => {
    const report = await read(cobertura(classOf('a.ts', `<line number="1" hits="1"/>${line}`)));

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(1);
  });

  test('counts a class without a file name, and its lines, as malformed', async () => {
    const report = await read(
      cobertura(`<class name="x"><lines><line number="1" hits="1"/></lines></class>${one}`),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1' } });
    expect(report.skippedRecords).toBe(2);
  });

  test('joins several classes of one file', async () => {
    const report = await read(
      cobertura(classOf('a.ts', '<line number="1" hits="0"/><line number="2" hits="4"/>') + one),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '1', 2: '4' } });
    expect(report).toMatchObject({ lineCount: 2, coveredLineCount: 2 });
  });

  test('counts lines that are repeated under methods once, and declarations only named there not at all', async () => {
    const methods =
      '<methods><method><lines><line number="1" hits="9"/><line number="2" hits="1"/></lines></method></methods>';
    const report = await read(
      cobertura(`<class filename="a.ts">${methods}<lines><line number="2" hits="1"/></lines></class>`),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 2: '1' } });
    expect(report.lineCount).toBe(1);
  });

  test('takes the lines under methods where a class has no others', async () => {
    const methods = '<methods><method><lines><line number="1" hits="9"/></lines></method></methods>';
    const report = await read(
      cobertura(`<class filename="a.ts">${methods}<lines/></class>${classOf('b.ts', '')}`),
    );

    expect(linesOf(report)).toEqual({ 'a.ts': { 1: '9' }, 'b.ts': {} });
  });

  test('reads several source roots and leaves empty ones out', async () => {
    const sources = '<sources><source> /a/b\n </source><source/><source>C:\\x</source></sources>';
    const report = await read(
      `<coverage>${sources}<packages><package><classes>${one}</classes></package></packages></coverage>`,
    );

    expect(report.paths).toEqual([{ path: 'a.ts', sources: ['/a/b', 'C:\\x'] }]);
  });

  test('leaves a source root out that is longer than any path', async () => {
    const sources = ['a'.repeat(4_097), 'b'.repeat(4_096), `${'c'.repeat(5_000)}<!-- -->c`]
      .map(source => `<source>${source}</source>`)
      .join('');
    const report = await read(
      `<coverage><sources>${sources}</sources><packages>${one}</packages></coverage>`,
    );

    expect(report.paths).toEqual([{ path: 'a.ts', sources: ['b'.repeat(4_096)] }]);
    expect(report.skippedRecords).toBe(2);
  });

  test.each([
    ['UTF-8', '<?xml version="1.0" encoding="utf-8"?>', 'utf8'],
    ['UTF-8 with a byte order mark', '\ufeff<?xml version="1.0" encoding="UTF-8"?>', 'utf8'],
    ['UTF-8 that calls itself UTF-16', '<?xml version="1.0" encoding="utf-16"?>', 'utf8'],
    ['UTF-16 by its byte order mark', '\ufeff<?xml version="1.0" encoding="utf-16"?>', 'utf16le'],
    ['Latin-1', '<?xml version="1.0" encoding="ISO-8859-1"?>', 'latin1'],
    ['Windows Latin-1', "<?xml version='1.0' encoding='windows-1252'?>", 'latin1'],
  ] as const)('reads %s', async (_, prolog, encoding) => {
    const text = `${prolog}<coverage line-rate="1"><packages><package><classes>${classOf('é.ts', '<line number="1" hits="1"/>')}</classes></package></packages></coverage>`;

    for (const pieceBytes of [1, 5, 65_536]) {
      expect(linesOf(await read(Buffer.from(text, encoding), { pieceBytes }))).toEqual({
        'é.ts': { 1: '1' },
      });
    }
  });

  test('reads UTF-16 with the greater byte first', async () => {
    const bytes = Buffer.from(`\ufeff${cobertura(one)}`, 'utf16le').swap16();

    expect(linesOf(await read(bytes))).toEqual({ 'a.ts': { 1: '1' } });
  });

  test("accepts the DOCTYPE that Cobertura's own reports carry, with any quotes", async () => {
    const doctype = `<!DOCTYPE coverage SYSTEM 'http://example.com/[x]/coverage-04.dtd'>`;

    expect(linesOf(await read(cobertura(one, doctype)))).toEqual({ 'a.ts': { 1: '1' } });
  });

  const deep = (depth: number) => `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}`;
  const bomb = '<!DOCTYPE coverage [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  test.each([
    ['an internal subset', cobertura(one, bomb), 'internal subset'],
    [
      'an external entity',
      cobertura(one, '<!DOCTYPE coverage [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'internal subset',
    ],
    ['an undeclared entity', cobertura(classOf('&nbsp;.ts', '')), 'entity'],
    ['a depth of 257', cobertura(deep(253)), 'nested deeper than 256'],
    ['an attribute of 65,537 characters', cobertura(classOf('a'.repeat(65_537), '')), 'attribute is longer'],
    ['an endless attribute', `<coverage line-rate="1"><packages x="${'a'.repeat(3_000_000)}`, 'longer than'],
    ['an endless comment', `<coverage line-rate="1"><!--${'a'.repeat(3_000_000)}`, 'longer than'],
    ['a truncated report', cobertura(one).slice(0, -20), 'not well-formed'],
    ['a wrong closing tag', cobertura('<class></classes>'), 'not well-formed'],
    [
      'an encoding it does not know',
      `<?xml version="1.0" encoding="EBCDIC-CP-US"?><coverage line-rate="1"/>`,
      'ebcdic-cp-us',
    ],
    [
      'too many source roots',
      `<coverage><sources>${'<source>a</source>'.repeat(1_001)}</sources></coverage>`,
      '1000 <source>',
    ],
  ])('refuses %s in one line', async (_, text, problem) => {
    const reading = read(text, { pieceBytes: 10_000 });

    await expect(reading).rejects.toThrow(UnreadableReport);
    await expect(reading).rejects.toThrow(problem);
    await expect(reading).rejects.not.toThrow('\n');
  });

  test.each([
    ['a depth of 256', cobertura(`${one}${deep(252)}`)],
    ['an attribute of 65,536 characters', cobertura(`${one}<class x="${'a'.repeat(65_536)}" filename="b"/>`)],
  ])('accepts %s', async (_, text) => {
    expect((await read(text)).paths[0]?.path).toBe('a.ts');
  });

  test('repeats no control characters of the report in its complaint', async () => {
    await expect(read(cobertura(`<a\u202e></b>`))).rejects.not.toThrow(/\p{C}/u);
  });
});
