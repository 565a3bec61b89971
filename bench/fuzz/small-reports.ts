import type { ReportFormat } from '../../src/model/coverage.ts';

const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
const json = (value: object) => JSON.stringify(value);
const place = (line: number) => ({ start: { line, column: 0 }, end: { line: line + 1, column: 9 } });
const istanbul = {
  path: '/app/a.ts',
  statementMap: { 0: place(1), 1: place(2) },
  fnMap: {},
  branchMap: { 0: { loc: place(2), type: 'if', locations: [place(2), place(3)], line: 2 } },
  ...{ s: { 0: 1, 1: 0 }, f: {}, b: { 0: [1, 0] } },
};
const gcovLine = { line_number: 3, count: 2, unexecuted_block: false };
const missedLine = { line_number: 4, count: 0, unexecuted_block: true, branches: [] };
const branch = { count: 1, fallthrough: false, throw: false };
const segments = [
  [1, 1, 5, true, true, false],
  [2, 1, 0, true, true, false],
  [2, 9, 5, true, false, false],
  [3, 1, 0, false, true, true],
  [4, 2, 0, false, false, false],
  [6, 1, 0, true, true, false],
  [8, 2, 0, false, false, false],
];

/** One of each format, with everything in it that its reader looks at. */
export const smallReports: Readonly<Record<ReportFormat, string>> = {
  lcov: 'TN:unit\nSF:src/a.ts\nFN:1,f\nFNDA:1,f\nDA:1,1,x==\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,e > 1, b,-\nLF:2\nend_of_record\nSF:b.ts\nDA:1,1e+20\n',
  cobertura: xml(
    '<!DOCTYPE coverage SYSTEM "http://x/coverage-04.dtd"><coverage line-rate="0.5" version="1"><sources><source>/app</source></sources><packages><package name="p"><classes><class name="C" filename="src/a.ts"><methods><method name="f"><lines><line number="1" hits="1"/></lines></method></methods><lines><line number="1" hits="1" branch="true" condition-coverage="50% (1/2)"/><line number="2" hits="0"/></lines></class></classes></package></packages></coverage>',
  ),
  clover: xml(
    '<coverage generated="1" clover="3.2.0"><project timestamp="1"><package name="p"><file name="a.ts" path="/app/a.ts"><metrics loc="3"/><line num="1" type="stmt" count="1"/><line num="2" type="cond" count="1" truecount="1" falsecount="1"/><line num="3" type="cond" truecount="2" falsecount="0"/><line num="4" type="method" name="f" count="0"/></file></package></project></coverage>',
  ),
  jacoco: xml(
    '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="x"><sessioninfo id="a" start="1" dump="2"/><group name="core"><package name="org/x"><class name="org/x/A" sourcefilename="A.java"><method name="f" desc="()V" line="3"><counter type="LINE" missed="1" covered="1"/></method></class><sourcefile name="A.java"><line nr="3" mi="0" ci="3" mb="1" cb="1"/><line nr="4" mi="2" ci="0" mb="0" cb="0"/></sourcefile></package></group></report>',
  ),
  opencover: xml(
    '<CoverageSession><Modules><Module><Files><File uid="1" fullPath="C:\\app\\A.cs"/><File uid="2" fullPath="/app/B.cs"/></Files><Classes><Class><Methods><Method><FileRef uid="1"/><SequencePoints><SequencePoint vc="2" sl="4" el="6" bec="2" bev="1" fileid="1"/><SequencePoint vc="0" sl="9" el="9"/><SequencePoint vc="1" sl="16707566" el="16707566" fileid="2"/></SequencePoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>',
  ),
  sonarqube: xml(
    '<coverage version="1"><file path="src/a.ts"><lineToCover lineNumber="1" covered="true" branchesToCover="2" coveredBranches="1"/><lineToCover lineNumber="2" covered="false"/></file></coverage>',
  ),
  istanbul: json({ '/app/a.ts': istanbul, '/app/b.ts': { data: { ...istanbul, path: '/app/b.ts' } } }),
  'coverage-py': json({
    meta: { format: 3, version: '7.6.1' },
    files: {
      'src/a.py': {
        ...{ executed_lines: [1, 3], missing_lines: [4], excluded_lines: [9] },
        ...{ executed_branches: [[1, 3]], missing_branches: [[1, -1]] },
      },
    },
  }),
  simplecov: json({
    RSpec: {
      coverage: {
        '/app/a.rb': {
          lines: [1, null, 0, 'ignored'],
          branches: { '[:if, 0, 1, 4, 6, 7]': { '[:then, 1, 3, 6, 3, 9]': 1, '[:else, 2, 5, 6, 5, 9]': 0 } },
        },
        '/app/old.rb': [1, 0, null],
      },
    },
  }),
  coveralls: json({
    service_name: 'ci',
    source_files: [{ name: 'src/a.ts', coverage: [null, 1, 0], branches: [2, 0, 0, 1, 2, 0, 1, 0] }],
  }),
  'gcov-json': json({
    ...{ gcc_version: '12.2.0', format_version: '1', current_working_directory: '/build' },
    files: [
      { file: '../a.c', lines: [{ ...gcovLine, branches: [branch, { ...branch, count: 0 }] }, missedLine] },
    ],
  }),
  gcovr: json({
    'gcovr/format_version': '0.5',
    files: [
      {
        file: 'src/a.c',
        lines: [
          { ...gcovLine, branches: [{ ...branch, throw: true }] },
          missedLine,
          { ...gcovLine, 'gcovr/noncode': true },
        ],
      },
    ],
  }),
  'llvm-cov': json({
    data: [{ files: [{ filename: '/src/a.c', segments, branches: [[1, 5, 1, 9, 4, 0, 0, 0, 4]] }] }],
    ...{ type: 'llvm.coverage.json.export', version: '2.0.1' },
  }),
  go: 'mode: atomic\nexample.com/x/a.go:3.10,5.2 2 7\nexample.com/x/a.go:5.2,6.9 1 0\nexample.com/x/b.go:1.1,1.9 1 1\n',
  gcov: [
    ...['        -:    0:Source:src/a.c', '        -:    0:Graph:a.gcno', '        7:    1:int a;'],
    ...['      1.5k*:    2:if (a)', 'branch  0 taken 50%', 'branch  1 never executed'],
    ...['branch  2 taken 1 (throw)', '    #####:    3:f();', '    =====:    4:g();', ''],
  ].join('\n'),
};
