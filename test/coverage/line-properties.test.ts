import fc from 'fast-check';
import { describeAgainstOracle, hits, lineNumber, pathOf, spelt } from './report-oracle.ts';

const lcovRecord = fc.oneof(
  fc.record({ is: fc.constant('line' as const), line: lineNumber, hits, way: fc.nat({ max: 5 }) }),
  fc.record({
    is: fc.constant('branch' as const),
    line: lineNumber,
    id: fc.constantFrom('0,0', '0,1', 'e0,a > b, c', '1,__proto__'),
    taken: fc.constantFrom('-', '0', '1', '7'),
  }),
  fc.record({
    is: fc.constant('other' as const),
    text: fc.constantFrom(
      '',
      '# a remark',
      'VER:1',
      'FN:1,f',
      'FNDA:0,f',
      'LF:0',
      'LH:9',
      'MCDC:1,2,t,0,0,a',
    ),
  }),
);

describeAgainstOracle({
  format: 'lcov',
  parts: fc.record({
    path: pathOf('a b', 'C:\\x', '|&<>'),
    records: fc.array(lcovRecord, { maxLength: 10 }),
    isEnded: fc.boolean(),
  }),
  write: (files, { eol, blank }) => {
    // A line feed of its own would cut a record.
    const pad = blank.replace('\n', '');
    const records = files.flatMap(({ path, records: written, isEnded }) => [
      `SF:${path}`,
      ...written.map(one => {
        if (one.is === 'other') return one.text;
        if (one.is === 'branch') return `BRDA:${one.line},${one.id},${one.taken}`;
        return `${pad}DA:${one.line},${spelt(one.hits, one.way)}${one.way > 2 ? ',Q2hlY2s=' : ''}${pad}`;
      }),
      ...(isEnded ? ['end_of_record'] : []),
    ]);
    return `TN:${eol}${records.join(eol)}${eol}`;
  },
  tell: ({ path, records }, oracle) => {
    oracle.paths.add(path);
    for (const one of records) {
      if (one.is === 'line') oracle.line(path, one.line, one.hits);
      else if (one.is === 'branch') oracle.branch(path, one.line, one.id, Number(one.taken) > 0);
    }
  },
});

const gcovLine = fc.record({
  line: lineNumber,
  count: fc.oneof(
    hits.map(count => ({ text: `${count}`, hits: count })),
    fc.constantFrom({ text: '#####', hits: 0 }, { text: '=====', hits: 0 }, { text: '2.5k', hits: 2500 }),
  ),
  hasUnrunBlocks: fc.boolean(),
  branches: fc.array(
    fc.record({
      text: fc.constantFrom('taken 0', 'taken 50%', 'taken 3', 'never executed', 'taken 0%'),
      kind: fc.constantFrom('', ' (fallthrough)', ' (throw)'),
    }),
    { maxLength: 3 },
  ),
});

describeAgainstOracle({
  format: 'gcov',
  parts: fc.record({
    path: pathOf('a b', 'C:\\x', '|&<>:1:'),
    lines: fc.array(gcovLine, { maxLength: 6 }),
    isInstance: fc.boolean(),
  }),
  write: (files, { eol }) =>
    files
      .flatMap(({ path, lines, isInstance }) => [
        `        -:    0:Source:${path}`,
        '        -:    0:Runs:1',
        ...(isInstance ? ['------------------', 'twice<int>(int):'] : []),
        ...lines.flatMap(({ line, count, hasUnrunBlocks, branches }) => [
          `${`${count.text}${hasUnrunBlocks ? '*' : ''}`.padStart(10)}:${`${line}`.padStart(5)}:f(); // 1:2:x`,
          'call    0 returned 100%',
          ...branches.map(({ text, kind }, index) => `branch  ${index} ${text}${kind}`),
          // Nothing to run.
          `        -:${`${line + 1}`.padStart(5)}:}`,
        ]),
      ])
      .join(eol),
  tell: ({ path, lines }, oracle) => {
    oracle.paths.add(path);
    for (const { line, count, hasUnrunBlocks, branches } of lines) {
      oracle.line(path, line, count.hits);
      if (hasUnrunBlocks) oracle.branch(path, line, 'a block', false);
      for (const [index, { text, kind }] of branches.entries())
        if (kind !== ' (throw)') oracle.branch(path, line, `${index}`, /[1-9]/.test(text));
    }
  },
});

describeAgainstOracle({
  format: 'go',
  parts: fc.record({
    path: pathOf('example.com', 'C:\\x', 'a b', 'x:1.1,2.2'),
    first: fc.integer({ min: 1, max: 12 }),
    height: fc.nat({ max: 4 }),
    column: fc.integer({ min: 1, max: 4 }),
    statements: fc.nat({ max: 2 }),
    count: hits,
  }),
  write: (blocks, { eol }) =>
    `mode: count${eol}${blocks
      .flatMap(({ path, first, height, column, statements, count }, index) => [
        // Profiles that were joined.
        ...(index === 2 ? ['mode: count', ''] : []),
        `${path}:${first}.1,${first + height}.${column} ${statements} ${count}`,
      ])
      .join(eol)}${eol}`,
  tell: ({ path, first, height, column, statements, count }, oracle) => {
    oracle.paths.add(path);
    if (statements === 0) return;
    for (let line = first; line <= first + height; line++) {
      const isClosingBrace = line > first && line === first + height && column <= 2;
      if (!isClosingBrace) oracle.line(path, line, count);
    }
  },
});
