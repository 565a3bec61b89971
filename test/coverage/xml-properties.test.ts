import fc from 'fast-check';
import { describeAgainstOracle, hits, lineNumber, pathOf, type Style, spelt } from './report-oracle.ts';

const path = pathOf('a b', 'C:\\x', '&<>"\'', '-->');
const way = fc.nat({ max: 2 });
/** So many branches were taken, of so many. */
const taken = fc
  .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
  .map(([some, more]) => ({ taken: some, missed: more, total: some + more }));

const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

/** Attributes in any order, quotes of any kind, and an unknown one among them. */
function tag(name: string, attributes: Readonly<Record<string, string | number>>, inside?: string): string {
  const written = Object.entries({ 'data-x': '>', ...attributes })
    .toSorted(([first], [second]) => (`${first}${inside}` < `${second}${inside}` ? 1 : -1))
    .map(([key, value], index) => {
      const quote = index % 2 === 0 ? '"' : "'";
      return ` ${key} = ${quote}${escaped(String(value))}${quote}`;
    })
    .join('');

  return inside === undefined ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

const document = (text: string, { eol }: Style) =>
  `<?xml version="1.0" encoding="UTF-8"?>${eol}<!-- <line num="1"> -->${eol}${text}${eol}`;

const line = fc.record({ line: lineNumber, hits, way });
const inStyle = (pieces: readonly string[], { blank, eol }: Style) => pieces.join(`${blank}${eol}`);

describeAgainstOracle({
  format: 'cobertura',
  parts: fc.record({
    path,
    lines: fc.array(fc.record({ line: lineNumber, hits, way, taken }), { maxLength: 6 }),
    methodLines: fc.array(line, { maxLength: 3 }),
  }),
  write: (classes, style) => {
    const all = classes.map(one => {
      const lines = one.lines.map(({ line, hits, way, taken: { taken, total } }) =>
        tag('line', {
          number: line,
          hits: spelt(hits, way),
          ...(total > 0 && { branch: 'true', 'condition-coverage': `x% (${taken}/${total})` }),
        }),
      );
      const methodLines = one.methodLines.map(({ line, hits }) => tag('line', { number: line, hits }));
      const methods = tag(
        'methods',
        {},
        tag('method', { name: 'f' }, tag('lines', {}, methodLines.join(''))),
      );
      return tag('class', { filename: one.path }, methods + tag('lines', {}, inStyle(lines, style)));
    });
    const inside = tag(
      'packages',
      {},
      tag('package', { name: 'p' }, tag('classes', {}, inStyle(all, style))),
    );
    return document(tag('coverage', { 'line-rate': 1 }, inside), style);
  },
  tell: (one, oracle) => {
    oracle.paths.add(one.path);
    for (const { line, hits, taken } of one.lines) {
      oracle.line(one.path, line, hits);
      oracle.countedBranches(one.path, line, taken.taken, taken.total);
    }
    if (one.lines.length === 0)
      for (const { line, hits } of one.methodLines) oracle.line(one.path, line, hits);
  },
});

describeAgainstOracle({
  format: 'clover',
  parts: fc.record({
    path,
    isNamedByPath: fc.boolean(),
    lines: fc.array(
      fc.record({
        line: lineNumber,
        hits,
        way,
        type: fc.constantFrom('stmt', 'method', 'cond', 'cond of OpenClover'),
        taken,
      }),
      { maxLength: 6 },
    ),
  }),
  write: (files, style) => {
    const all = files.map(file => {
      const lines = file.lines.map(({ line, hits, way, type, taken: { taken, missed } }) => {
        const conditions = { type: 'cond', truecount: taken, falsecount: missed };
        if (type === 'cond of OpenClover') return tag('line', { num: line, ...conditions });
        return tag('line', {
          ...{ num: line, count: spelt(hits, way) },
          ...(type === 'cond' ? conditions : { type }),
        });
      });
      const names = file.isNamedByPath ? { name: 'other', path: file.path } : { name: file.path };
      return tag('file', names, tag('metrics', { loc: 1 }) + inStyle(lines, style));
    });
    return document(tag('coverage', { clover: '3' }, tag('project', {}, inStyle(all, style))), style);
  },
  tell: (file, oracle) => {
    oracle.paths.add(file.path);
    for (const { line, hits, type, taken } of file.lines) {
      if (type !== 'cond of OpenClover') oracle.line(file.path, line, hits);
      if (type === 'cond') oracle.countedBranches(file.path, line, taken.taken, taken.total);
      if (type !== 'cond of OpenClover') continue;
      oracle.line(file.path, line, taken.total);
      oracle.branch(file.path, line, 'when true', taken.taken > 0);
      oracle.branch(file.path, line, 'when false', taken.missed > 0);
    }
  },
});

describeAgainstOracle({
  format: 'jacoco',
  parts: fc.record({
    groups: fc.array(fc.constantFrom('core', 'web'), { maxLength: 2 }),
    folder: fc.constantFrom('', 'org/quotes', '__proto__'),
    name: fc.constantFrom('A.java', 'B.kt', '&.java'),
    lines: fc.array(fc.record({ line: lineNumber, hits, way, taken }), { maxLength: 6 }),
  }),
  write: (files, style) => {
    const all = files.map(({ groups, folder, name, lines }) => {
      const written = lines.map(({ line, hits, way, taken: { taken, missed } }) =>
        tag('line', { nr: line, mi: 1, ci: spelt(hits, way), mb: missed, cb: taken }),
      );
      const method = tag('class', { name: 'C' }, tag('method', { line: 3 }, tag('counter', { missed: 1 })));
      const file = tag('sourcefile', { name }, inStyle(written, style));
      return groups.reduceRight(
        (inside, group) => tag('group', { name: group }, inside),
        tag('package', { name: folder }, method + file),
      );
    });
    const doctype = '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">';
    const session = tag('sessioninfo', { id: 'x', start: 1, dump: 2 });
    return document(doctype + tag('report', { name: 'x' }, session + inStyle(all, style)), style);
  },
  tell: ({ groups, folder, name, lines }, oracle) => {
    const path = [...groups, ...(folder === '' ? [] : [folder]), name].join('/');
    oracle.paths.add(path);
    for (const { line, hits, taken } of lines) {
      oracle.line(path, line, hits);
      oracle.countedBranches(path, line, taken.taken, taken.total);
    }
  },
});

describeAgainstOracle({
  format: 'sonarqube',
  parts: fc.record({
    path,
    lines: fc.array(fc.record({ line: lineNumber, isCovered: fc.boolean(), taken }), { maxLength: 6 }),
  }),
  write: (files, style) => {
    const all = files.map(({ path, lines }) => {
      const written = lines.map(({ line, isCovered, taken: { taken, total } }) =>
        tag('lineToCover', {
          ...{ lineNumber: line, covered: isCovered ? 'true' : 'false' },
          ...(total > 0 && { branchesToCover: total, coveredBranches: taken }),
        }),
      );
      return tag('file', { path }, inStyle(written, style));
    });
    return document(tag('coverage', { version: 1 }, inStyle(all, style)), style);
  },
  tell: ({ path, lines }, oracle) => {
    oracle.paths.add(path);
    for (const { line, isCovered, taken } of lines) {
      oracle.line(path, line, isCovered ? 1 : 0);
      oracle.countedBranches(path, line, taken.taken, taken.total);
    }
  },
});

const hiddenLine = 0xfeefee;

describeAgainstOracle({
  format: 'opencover',
  parts: fc.record({
    // Numbered by their place.
    paths: fc.array(path, { minLength: 1, maxLength: 3 }),
    points: fc.array(
      fc.record({
        file: fc.nat(),
        isNamedByMethod: fc.boolean(),
        line: fc.oneof(lineNumber, fc.constant(hiddenLine)),
        height: fc.integer({ min: -1, max: 3 }),
        hits,
        taken,
      }),
      { maxLength: 5 },
    ),
  }),
  write: (modules, style) => {
    const all = modules.map(({ paths, points }) => {
      const files = paths.map((fullPath, index) => tag('File', { uid: index + 1, fullPath }));
      const methods = points.map(({ file, isNamedByMethod, line, height, hits, taken: { taken, total } }) => {
        const uid = (file % paths.length) + 1;
        const point = tag('SequencePoint', {
          ...{ vc: hits, sl: line, el: Math.min(line + height, 10_000_000), sc: 1, bec: total, bev: taken },
          ...(isNamedByMethod ? {} : { fileid: uid }),
        });
        return tag('Method', {}, (isNamedByMethod ? tag('FileRef', { uid }) : '') + point);
      });
      return tag('Module', {}, tag('Files', {}, files.join('')) + inStyle(methods, style));
    });
    return document(tag('CoverageSession', {}, tag('Modules', {}, inStyle(all, style))), style);
  },
  tell: ({ paths, points }, oracle) => {
    for (const one of paths) oracle.paths.add(one);
    for (const { file, line, height, hits, taken } of points) {
      if (line === hiddenLine) continue;
      const one = paths[file % paths.length] ?? '';
      const last = Math.min(Math.max(line, line + height), 10_000_000);
      for (let number = line; number <= last; number++) oracle.line(one, number, hits);
      oracle.countedBranches(one, line, taken.taken, taken.total);
    }
  },
});
