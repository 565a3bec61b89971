import { type ReportFormat, reportFormats } from '../../src/model/coverage.ts';
import { formatNotes } from './format-notes.ts';
import type { RecordedRun } from './read-runs.ts';

/** docs/coverage.md: `prose` with the formats and the differences put in. */
export function renderCoverageDoc(prose: string, runs: readonly RecordedRun[]): string {
  const formats = Object.keys(reportFormats) as ReportFormat[];

  return (
    '<!-- Written by scripts/write-coverage-doc.ts from scripts/recorded-reports and the recorded reports; do not edit. -->\n' +
    prose
      .replace('<!-- formats -->', () => formats.map(format => formatSection(format, runs)).join('\n\n'))
      .replace('<!-- differences -->', () => differenceTable(runs))
  );
}

function formatSection(format: ReportFormat, runs: readonly RecordedRun[]): string {
  const { recognisedBy, line, partial, paths, madeByHand } = formatNotes[format];

  return [
    `### ${reportFormats[format]}`,
    '',
    `- **Recognised by** ${recognisedBy}.`,
    `- **A line:** ${line}`,
    `- **Partial:** ${partial}`,
    `- **Paths:** ${paths}`,
    `- **Tested with** ${testedWith(format, runs)}.`,
    ...(madeByHand === undefined ? [] : [`- **Made by hand:** ${madeByHand}.`]),
  ].join('\n');
}

function testedWith(format: ReportFormat, runs: readonly RecordedRun[]): string {
  const tools = runs
    .filter(run => run.reports.some(report => report.format === format))
    .map(({ tool, name }) => `[${tool}](../test/fixtures/coverage/${name})`);

  return tools.length === 0 ? 'reports made by hand only' : tools.join(', ');
}

function differenceTable(runs: readonly RecordedRun[]): string {
  const rows = new Set(
    runs.flatMap(({ tool, reports }) =>
      reports.flatMap(({ format, because }) =>
        because.map(reason => `| ${tool} | ${reportFormats[format]} | ${reason} |`),
      ),
    ),
  );

  return ['| Tool | Report | Why |', '|---|---|---|', ...rows].join('\n');
}
