import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { type ReportFormat, reportFormats } from '../../src/model/coverage.ts';
import { type ExpectedLines, readLines, withDifferences } from './expected-lines.ts';

/** What one tool wrote about one run of the tests of a project. */
export interface RecordedRun {
  /** `python/coverage-py`, below test/fixtures/coverage. */
  readonly name: string;
  readonly folder: string;
  /** The tool with its exact version, as the tool tells it. */
  readonly tool: string;
  /** All files of the project, as they would stand in its repository. */
  readonly tree: readonly string[];
  readonly lines: ExpectedLines;
  /** Lines and covered lines as the tool itself sums them up, in what it prints or in the report. */
  readonly summary: { readonly lines: number; readonly covered: number } | undefined;
  readonly reports: readonly RecordedReport[];
}

export interface RecordedReport {
  readonly file: string;
  readonly format: ReportFormat;
  /** One of its paths, as it is written there. */
  readonly path: string;
  /** False: the format tells whether a line ran, not how often. */
  readonly counts: boolean;
  readonly lines: ExpectedLines;
  /** Paths, or beginnings of them, that are no file of the project. */
  readonly elsewhere: readonly string[];
  /** Why this report says something else than the run's other ones. */
  readonly because: readonly string[];
}

const mark = z.union([z.literal(''), z.coerce.string().regex(/^\d+!?$/)]);
const reportSchema = z.strictObject({
  format: z.enum(Object.keys(reportFormats) as [ReportFormat, ...ReportFormat[]]),
  path: z.string(),
  counts: z.boolean().default(true),
  only: z.array(z.string()).optional(),
  elsewhere: z.array(z.string()).default([]),
  differs: z
    .array(
      z.strictObject({
        because: z.string(),
        lines: z.record(z.string(), z.record(z.coerce.number(), mark)),
      }),
    )
    .default([]),
});
const runSchema = z.strictObject({
  summary: z.strictObject({ lines: z.number(), covered: z.number() }).optional(),
  reports: z.record(z.string(), reportSchema),
});

/** The runs recorded below test/fixtures/coverage, in the order of their names. */
export function readRuns(root: string): readonly RecordedRun[] {
  const fixtures = join(root, 'test/fixtures/coverage');
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('reports.yml'))
    .sort()
    .map(path => readRun(fixtures, join(fixtures, path, '..')));
}

function readRun(fixtures: string, folder: string): RecordedRun {
  const { summary, reports } = runSchema.parse(parse(readFileSync(join(folder, 'reports.yml'), 'utf8')));
  const lines = readLines(readFileSync(join(folder, 'lines.txt'), 'utf8'));

  return {
    name: relative(fixtures, folder),
    folder,
    tool: readFileSync(join(folder, 'version.txt'), 'utf8').trim(),
    tree: filesBelow(join(folder, '../project')),
    lines,
    summary,
    reports: Object.entries(reports).map(([file, { only, differs, ...report }]) => ({
      ...report,
      file,
      lines: withDifferences(lines, only ?? [...lines.keys()], differs),
      because: differs.map(({ because }) => because),
    })),
  };
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
