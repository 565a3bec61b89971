import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NumberRecord } from '../../src/coverage/number-record.ts';
import { type CoverageReport, UnreadableReport } from '../../src/model/coverage.ts';
import { padding, read } from './report-text.ts';

// Records in their usual form are read by a shortcut. Each text here is read once more with all of them in another form
// that means the same, which the shortcut does not know.

type Outcome = Omit<CoverageReport, 'files'> | { refused: string };

async function outcomeOf(
  text: string,
  pieceBytes: number,
  keep: (path: string) => boolean,
): Promise<Outcome> {
  try {
    return await read(text, { pieceBytes, keep });
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    return { refused: error.message.replace(placedByPieces, '') };
  }
}

/** The parser places text behind the root by the piece it is given it in: here a character sooner or later. */
const placedByPieces = /, column \d+(?=: not well-formed XML: text data outside of root node)/;

async function expectSameOutcome(text: string, other: string, pieceBytes: number, keeps: boolean) {
  const keep = () => keeps;
  const outcome = await outcomeOf(text, pieceBytes, keep);
  expect(outcome).toEqual(await outcomeOf(other, pieceBytes, keep));

  return outcome;
}

const number = fc.oneof(
  fc.nat({ max: 30 }).map(String),
  fc.constantFrom(
    '007',
    '999999999',
    '1000000000',
    '10000000',
    '10000001',
    '99999999999999999999',
    '1.0',
    '-1',
    '',
  ),
);
const pieceBytes = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constant(65_536));

describe('lcov', () => {
  const record = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(number, number).map(([line, hits]) => `DA:${line},${hits}`) },
    fc
      .tuple(number, number, number, fc.oneof(number, fc.constant('-')))
      .map(fields => `BRDA:${fields.join(',')}`),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 2 }), fc.constantFrom('0', '1', '-'))
      .map(([line, branch, count]) => `DA:${line},1 \nBRDA:${line},0,${branch},${count}`),
    fc.constantFrom(
      'SF:a.ts',
      'SF:b.ts',
      'end_of_record',
      'DA:1,1,checksum',
      'DA:1',
      'DA:',
      'BRDA:1,e0,a,b,1',
      'D',
      '',
      'FN:1,f',
    ),
  );

  test('simple lines are read as others are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 30 }),
        pieceBytes,
        fc.boolean(),
        async (records, bytes, keeps) => {
          const text = ['TN:', `#${padding}`, 'SF:a.ts', ...records].join(' \n');
          const lines = text.split(' \n').map(one => `${one}\n`);
          const outcome = await expectSameOutcome(lines.join(''), `${text} \n`, bytes, keeps);
          expect(outcome).toHaveProperty('lineCount');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the end of an overlong line is no record, whatever it looks like', async () => {
    const before = `SF:a.ts\n${'x'.repeat(140_000)}`;
    const report = await read(`${before}DA:1,1\nDA:2,1\nend_of_record\n`, {
      pieceBytes: before.length - padding.length,
    });

    expect(report).toMatchObject({ lineCount: 1, skippedRecords: 1 });
  });
});

describe('Cobertura', () => {
  const line = fc
    .tuple(
      number,
      number,
      fc.constantFrom(
        '"/>',
        '" branch="false"/>',
        '" branch="False" />',
        '" branch="true" condition-coverage="50% (1/2)"/>',
        '" branch="true" condition-coverage="50% (1000000000/2)"/>',
        '" branch="true" condition-coverage="100%"/>',
        '"></line>',
        '">',
        '" hits="1"/>',
        '"',
      ),
    )
    .map(([line, hits, end]) => `<line number="${line}" hits="${hits}${end}`);
  const between = fc.constantFrom(
    ...[
      '',
      '\n',
      ' ',
      '\t',
      '\r\n',
      '\r',
      '\n  ',
      'text',
      '😀',
      '&amp;',
      '&none;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
    ],
    ...[
      '<?pi ',
      '?>',
      '<methods>',
      '</methods>',
      '</class>',
      '<class filename="b.ts">',
      "<a b='",
      "'/>",
      '>',
      '</coverage>',
    ],
    ...['<source>', '</source>', '</line>'],
  );

  test('simple elements are read as others are, and faults have the same place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: between }), {
          maxLength: 25,
        }),
        fc.boolean(),
        pieceBytes,
        fc.boolean(),
        async (parts, isWhole, bytes, keeps) => {
          const after = isWhole ? '</class></coverage>' : '';
          const text = `<coverage line-rate="1">\n<!--${padding}--><class filename="a.ts">${parts.join('')}${after}`;
          await expectSameOutcome(text, text.replaceAll('<line number', '<line\tnumber'), bytes, keeps);
        },
      ),
      {
        numRuns: 1_000,
        examples: [
          [['<line number="1" hits="0">', '<line number="2" hits="0"/>', '</line>'], true, 65_536, false],
          [['</class>', '</coverage>', ']]>', '<line number="1" hits="0"/>'], false, 65_536, false],
        ],
      },
    );
  });

  test.each([
    ['a comment', '<!-- ', ' -->'],
    ['CDATA', '<a><![CDATA[', ']]></a>'],
    ['a processing instruction', '<?a ', '?>'],
    ['a comment behind a tag of its own', '<a/><!--<a/>', '-->'],
  ])('an element in %s is none', async (_, before, after) => {
    const inside = '<line number="1" hits="1"/><line number="2" hits="1"/>';
    const report = await read(
      `<coverage line-rate="1"><class filename="a.ts">${before}${inside}${after}<line number="3" hits="1"/></class></coverage>`,
    );

    expect(report.lineCount).toBe(1);
  });

  test('the path of a source has no elements in it', async () => {
    const source = '<source>/ci<b/><line number="1" hits="1"/>/app</source>';
    const report = await read(`<coverage line-rate="1">${source}<class filename="a.ts"></class></coverage>`);

    expect(report.paths).toEqual([{ path: 'a.ts', sources: ['/ci/app'] }]);
  });

  test('an element behind the root is refused', async () => {
    await expect(read('<coverage line-rate="1"></coverage><line number="1" hits="1"/>')).rejects.toThrow(
      /only one root/,
    );
  });

  test('an element in depth 257 is refused', async () => {
    const nested = `${'<a>'.repeat(255)}<line number="1" hits="1"/>${'</a>'.repeat(255)}`;

    await expect(read(`<coverage line-rate="1">${nested}</coverage>`)).rejects.toThrow(/deeper than 256/);
  });
});

test('a record has its numbers, and ends behind its last piece', () => {
  const record = new NumberRecord('<', '|', '>');

  expect(record.endIn('..<12|000000034>', 2)).toBe(16);
  expect([record.number(0), record.number(1)]).toEqual([12, 34]);
});

test.each(['<|2>', '<1|>', '<1|2', '<1', '<', '', '<1,2>', '<1|1234567890>', '<1|-2>', '<1|2.0>'])(
  '"%s" is no record',
  text => {
    expect(new NumberRecord('<', '|', '>').endIn(text, 0)).toBe(-1);
  },
);
