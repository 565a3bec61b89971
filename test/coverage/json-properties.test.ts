import fc from 'fast-check';
import { json, object, type Pair, type Pairs, type Written } from './json-text.ts';
import { describeAgainstOracle, hits, lineNumber, pathOf } from './report-oracle.ts';

const path = pathOf('a b', 'C:\\x', '"quoted"', '\u2028', 'tab\t');
const counts = fc.array(fc.oneof(hits, fc.constant(null)), { maxLength: 8 });

const keyed = (values: readonly Written[]): Pairs =>
  object(...values.map((value, index): Pair => [`${index}`, value]));
const from = (line: number, height: number) =>
  object(
    ['start', object(['line', line], ['column', 0])],
    ['end', object(['column', 1], ['line', line + height])],
  );

describeAgainstOracle({
  format: 'istanbul',
  parts: fc.record({
    path,
    hasPath: fc.boolean(),
    isWrapped: fc.boolean(),
    statements: fc.array(fc.record({ line: lineNumber, height: fc.nat({ max: 3 }), hits }), { maxLength: 6 }),
    branches: fc.array(
      fc.record({ line: lineNumber, hasPlace: fc.boolean(), taken: fc.array(hits, { maxLength: 3 }) }),
      { maxLength: 3 },
    ),
  }),
  write: (files, style) =>
    json(
      object(
        ...files.map(({ path, hasPath, isWrapped, statements, branches }): Pair => {
          const branchMap = branches.map(({ line, hasPlace }) =>
            // Old ones have the line alone.
            object(
              ['type', 'if'],
              ...(hasPlace ? ([['loc', from(line, 2)]] as const) : ([['line', line]] as const)),
            ),
          );
          const file = object(
            ...(hasPath ? ([['path', path]] as const) : []),
            ['statementMap', keyed(statements.map(({ line, height }) => from(line, height)))],
            ['fnMap', keyed([])],
            ['branchMap', keyed(branchMap)],
            ['b', keyed(branches.map(({ taken }) => taken))],
            ['s', keyed(statements.map(one => one.hits))],
          );
          return [hasPath ? 'a key' : path, isWrapped ? object(['data', file]) : file];
        }),
      ),
      style,
    ),
  tell: ({ path, statements, branches }, oracle) => {
    oracle.paths.add(path);
    for (const { line, hits } of statements) oracle.line(path, line, hits);
    for (const [id, { line, taken }] of branches.entries())
      for (const [index, count] of taken.entries()) oracle.branch(path, line, `${id} ${index}`, count > 0);
  },
});

const jumps = fc.array(fc.tuple(lineNumber, fc.integer({ min: -3, max: 3 })), { maxLength: 3 });

describeAgainstOracle({
  format: 'coverage-py',
  parts: fc.record({
    path,
    executed: fc.array(lineNumber, { maxLength: 5 }),
    missing: fc.array(lineNumber, { maxLength: 5 }),
    excluded: fc.array(lineNumber, { maxLength: 2 }),
    made: jumps,
    notMade: jumps,
  }),
  write: (files, style) =>
    json(
      object(
        ['meta', object(['format', 3], ['version', '7.6.1'])],
        [
          'files',
          object(
            ...files.map(
              ({ path, executed, missing, excluded, made, notMade }): Pair => [
                path,
                object(
                  ['excluded_lines', excluded],
                  ['missing_branches', notMade],
                  ['executed_branches', made],
                  ['missing_lines', missing],
                  ['executed_lines', executed],
                ),
              ],
            ),
          ),
        ],
        ['totals', object()],
      ),
      style,
    ),
  tell: ({ path, executed, missing, excluded, made, notMade }, oracle) => {
    oracle.paths.add(path);
    for (const line of executed) if (!excluded.includes(line)) oracle.line(path, line, 1);
    for (const line of missing) oracle.line(path, line, 0);
    for (const [line, to] of made) oracle.branch(path, line, `${to}`, true);
    for (const [line, to] of notMade) oracle.branch(path, line, `${to}`, false);
  },
});

const kinds = fc.constantFrom('then', 'else', 'when', 'body');

describeAgainstOracle({
  format: 'simplecov',
  parts: fc.record({
    path,
    suite: fc.constantFrom('RSpec', 'Minitest', '__proto__'),
    isOld: fc.boolean(),
    counts: fc.array(fc.oneof(hits, fc.constantFrom(null, 'ignored')), { minLength: 1, maxLength: 8 }),
    conditions: fc.array(
      fc.record({
        line: fc.integer({ min: 1, max: 8 }),
        branches: fc.array(fc.tuple(kinds, hits), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
  }),
  write: (files, style) =>
    json(
      object(
        ...files.map(({ path, suite, isOld, counts, conditions }): Pair => {
          const branches = conditions.map(
            ({ line, branches: written }, index): Pair => [
              `[:if, ${index}, ${line}, 4, 9, 7]`,
              object(
                ...written.map(([kind, count], at): Pair => [`[:${kind}, ${at}, ${line}, 3, 6, 9]`, count]),
              ),
            ],
          );
          const file = isOld ? counts : object(['branches', object(...branches)], ['lines', counts]);
          return [suite, object(['coverage', object([path, file])], ['timestamp', 1])];
        }),
      ),
      style,
    ),
  tell: ({ path, isOld, counts, conditions }, oracle) => {
    oracle.paths.add(path);
    for (const [index, count] of counts.entries())
      if (typeof count === 'number') oracle.line(path, index + 1, count);
      else oracle.uncoverable(path, index + 1);
    if (isOld) return;
    for (const [index, { line, branches }] of conditions.entries())
      for (const [at, [kind, count]] of branches.entries())
        oracle.branch(path, line, `${index} ${kind} ${at}`, count > 0);
  },
});

describeAgainstOracle({
  format: 'coveralls',
  parts: fc.record({
    path,
    counts,
    branches: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 1 }), fc.nat({ max: 1 }), hits),
      {
        maxLength: 4,
      },
    ),
  }),
  write: (files, style) =>
    json(
      object(
        ['service_name', 'x'],
        [
          'source_files',
          files.map(({ path, counts, branches }) =>
            object(['branches', branches.flat()], ['coverage', counts], ['source', '{"]\\'], ['name', path]),
          ),
        ],
      ),
      style,
    ),
  tell: ({ path, counts, branches }, oracle) => {
    oracle.paths.add(path);
    for (const [index, count] of counts.entries()) if (count !== null) oracle.line(path, index + 1, count);
    for (const [line, block, branch, count] of branches)
      oracle.branch(path, line, `${block} ${branch}`, count > 0);
  },
});
