import type { ReportFormat } from '../model/coverage.ts';
import type { Sentence } from '../model/sentence.ts';
import { unreadBecause } from '../model/unread-reason.ts';
import { type ReportHead, readHead } from './report-head.ts';

type Recognise = (head: ReportHead) => boolean;

const lcovPreamble = /^(?:#|TN:|VER:|$)/;

function isLcov({ text }: ReportHead): boolean {
  const lines = text.split('\n').map(line => line.trim());
  const first = lines.findIndex(line => line.startsWith('SF:'));
  if (lines.slice(0, first === -1 ? undefined : first).every(line => lcovPreamble.test(line))) {
    return first !== -1 || lines.some(line => line.startsWith('TN:'));
  }
  // A damaged beginning must not cost the whole report.
  return first !== -1 && lines.slice(first).some(line => /^(?:DA:\d|end_of_record$)/.test(line));
}

/** Three formats have the root `coverage`. */
const inCoverage =
  (test: (attributes: Readonly<Record<string, string>>, child: string | undefined) => boolean): Recognise =>
  ({ xml }) =>
    xml?.root.name === 'coverage' && test(xml.root.attributes, xml.child);

const recognisers: readonly (readonly [ReportFormat, Recognise])[] = [
  [
    'cobertura',
    inCoverage((its, child) => 'line-rate' in its || child === 'packages' || child === 'sources'),
  ],
  ['clover', inCoverage((its, child) => 'clover' in its || child === 'project')],
  ['sonarqube', inCoverage((its, child) => its['version'] === '1' && (child ?? 'file') === 'file')],
  [
    'jacoco',
    ({ xml }) =>
      xml?.root.name === 'report' && ['sessioninfo', 'group', 'package', 'counter'].includes(xml.child ?? ''),
  ],
  ['opencover', ({ xml }) => xml?.root.name === 'CoverageSession'],
  ['go', ({ text }) => /^mode: (?:set|count|atomic)\s*$/m.test(text.slice(0, text.indexOf('\n') + 1 || 40))],
  ['gcov', ({ text }) => /^\s*-:\s*0:Source:/.test(text)],
  // gcovr 5 and older sort their keys: the version is the last thing in the file.
  [
    'gcovr',
    head =>
      head.hasKeys('gcovr/format_version') || head.hasKeys('files', '[]', 'lines', '[]', 'gcovr/noncode'),
  ],
  ['gcov-json', head => head.hasKeys('gcc_version') || head.hasKeys('format_version')],
  ['coverage-py', head => head.hasKeys('meta', 'version') && head.hasKeys('files')],
  ['llvm-cov', head => head.hasKeys('data', '[]', 'files', '[]')],
  ['coveralls', head => head.hasKeys('source_files', '[]')],
  ['istanbul', head => head.hasKeys('*', 'statementMap') || head.hasKeys('*', 'data', 'statementMap')],
  [
    'simplecov',
    head => head.hasKeys('*', 'coverage', '*', 'lines') || head.hasKeys('*', 'coverage', '*', '[]'),
  ],
  ['lcov', isLcov],
];

/** Tells the format from the first bytes of the content; undefined when it is no report Rung reads. */
export function sniffFormat(bytes: Uint8Array): ReportFormat | undefined {
  const head = readHead(bytes);

  return recognisers.find(([, recognises]) => recognises(head))?.[0];
}

/** Why a file is refused that tells of coverage, but not of lines. */
export function refusalOf(bytes: Uint8Array): Sentence | undefined {
  const head = readHead(bytes);

  return head.hasKeys('total', 'lines', 'pct') ? unreadBecause('report.totals-only') : undefined;
}
