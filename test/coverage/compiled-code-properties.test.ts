import fc from 'fast-check';
import { json, object } from './json-text.ts';
import { describeAgainstOracle, hits, lineNumber, pathOf } from './report-oracle.ts';

const path = pathOf('a b', 'C:\\x', '"quoted"', '\u2028', 'tab\t');

const gcovFile = fc.record({
  path,
  lines: fc.array(
    fc.record({
      line: lineNumber,
      hits,
      instance: fc.constantFrom('_Z1fIiE', '_Z1fIlE'),
      isLeftOut: fc.boolean(),
      branches: fc.array(fc.record({ hits, isThrow: fc.boolean() }), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
});
const branchesOf = (branches: readonly { hits: number; isThrow: boolean }[]) =>
  branches.map(({ hits, isThrow }) => object(['throw', isThrow], ['count', hits]));

describeAgainstOracle({
  format: 'gcov-json',
  parts: gcovFile,
  write: (files, style) => {
    const all = files.map(({ path, lines }) => {
      const written = lines.map(({ line, hits, instance, branches }) =>
        object(
          ['branches', branchesOf(branches)],
          ['count', hits],
          ['line_number', line],
          ['function_name', instance],
        ),
      );
      return object(['lines', written], ['functions', []], ['file', path]);
    });
    return json(
      object(['gcc_version', '12'], ['files', all], ['current_working_directory', '/build']),
      style,
    );
  },
  tell: ({ path, lines }, oracle) => {
    oracle.paths.add(path);
    for (const { line, hits, branches } of lines) {
      oracle.line(path, line, hits);
      for (const [index, one] of branches.entries())
        if (!one.isThrow) oracle.branch(path, line, `${index}`, one.hits > 0);
    }
  },
});

describeAgainstOracle({
  format: 'gcovr',
  parts: gcovFile,
  write: (files, style) => {
    const all = files.map(({ path, lines }, index) => {
      const written = lines.map(({ line, hits, isLeftOut, branches }) =>
        object(
          ['gcovr/noncode', isLeftOut],
          ['branches', branchesOf(branches)],
          ['line_number', line],
          ['count', hits],
        ),
      );
      return object([index % 2 === 0 ? 'file' : 'filename', path], ['lines', written]);
    });
    return json(object(['gcovr/format_version', '0.5'], ['files', all]), style);
  },
  tell: ({ path, lines }, oracle) => {
    oracle.paths.add(path);
    for (const { line, hits, isLeftOut, branches } of lines) {
      if (isLeftOut) continue;
      oracle.line(path, line, hits);
      for (const [index, one] of branches.entries())
        if (!one.isThrow) oracle.branch(path, line, `${index}`, one.hits > 0);
    }
  },
});

const segment = fc.record({
  line: fc.integer({ min: 1, max: 9 }),
  count: hits,
  hasCount: fc.boolean(),
  isEntry: fc.boolean(),
  isGap: fc.boolean(),
});

describeAgainstOracle({
  format: 'llvm-cov',
  parts: fc.record({
    path,
    segments: fc
      .array(segment, { maxLength: 8 })
      .map(all => all.toSorted((first, second) => first.line - second.line)),
    branches: fc.array(fc.tuple(lineNumber, fc.integer({ min: 1, max: 2 }), hits, hits), { maxLength: 3 }),
  }),
  write: (files, style) => {
    const all = files.map(({ path, segments, branches }) => {
      const written = segments.map(({ line, count, hasCount, isEntry, isGap }) => [
        ...[line, 1, count, hasCount, isEntry, isGap],
      ]);
      const regions = branches.map(([line, column, whenTrue, whenFalse]) => [
        ...[line, column, line, column + 1, whenTrue, whenFalse, 0, 0, 4],
      ]);
      return object(['branches', regions], ['segments', written], ['filename', path], ['expansions', []]);
    });
    return json(
      object(['data', [object(['files', all], ['functions', [1]])]], ['type', 'llvm.coverage.json.export']),
      style,
    );
  },
  tell: ({ path, segments, branches }, oracle) => {
    oracle.paths.add(path);
    const last = segments.at(-1)?.line ?? 0;
    for (let line = segments[0]?.line ?? 1; line <= last; line++) {
      const here = segments.filter(one => one.line === line);
      const around = segments.findLast(one => one.line < line);
      const begun = here.filter(({ isEntry, hasCount, isGap }) => isEntry && hasCount && !isGap);
      const isSkipped = here[0]?.isEntry === true && !here[0].hasCount;
      const isMapped =
        (!isSkipped && (around?.hasCount === true || begun.length > 0)) ||
        here.some(({ isEntry, hasCount }) => isEntry && hasCount);
      if (isMapped) oracle.line(path, line, Math.max(around?.count ?? 0, ...begun.map(({ count }) => count)));
    }
    for (const [line, column, whenTrue, whenFalse] of branches) {
      oracle.branch(path, line, `${column} true`, whenTrue > 0);
      oracle.branch(path, line, `${column} false`, whenFalse > 0);
    }
  },
});
