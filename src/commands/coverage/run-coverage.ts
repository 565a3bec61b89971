import { changedFilesOf } from '../../coverage/parse-patch.ts';
import { patchCoverageOf } from '../../coverage/patch-coverage.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { printable } from '../printable.ts';
import type { CoverageOptions, OutputFormat } from './coverage-options.ts';
import { type CoverageResult, unplacedOf } from './coverage-result.ts';
import { findReports } from './find-reports.ts';
import { coverageJson } from './print-json.ts';
import { coverageMarkdown } from './print-markdown.ts';
import { coverageText } from './print-text.ts';
import { readChangeSince, readDiff, repositoryRoot } from './read-change.ts';
import { readGenerated } from './read-generated.ts';
import { readGoModules } from './read-go-modules.ts';
import { readReports } from './read-reports.ts';
import { listTree, readTreeFile } from './read-tree.ts';

const exitCodes = { success: 0, failure: 1, neutral: 3 } as const;

const printers: Readonly<Record<OutputFormat, (result: CoverageResult, io: CommandIo) => string>> = {
  text: coverageText,
  json: coverageJson,
  markdown: coverageMarkdown,
};

export async function runCoverage(options: CoverageOptions, io: CommandIo): Promise<ExitCode> {
  try {
    const result = await measure(options, io);
    io.stdout.write(printers[options.format](result, io));
    return exitCodes[result.patch.conclusion];
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);
    return 2;
  }
}

async function measure(options: CoverageOptions, io: CommandIo): Promise<CoverageResult> {
  if (options.report.length === 0) throw new OperatorError('give at least one --report <glob>');
  const found = await findReports(options.report, io.cwd);
  const isWorkingTree = options.diff === undefined;
  const { added, compared, base } =
    options.diff === undefined
      ? await readChangeSince(options.base, io, { ignoreWhitespace: options.ignoreWhitespace ?? false })
      : await readDiff(options.diff, io, { ignoreWhitespace: options.ignoreWhitespace ?? false });
  const tree =
    options.tree === undefined ? await listTree(io, isWorkingTree) : await readTreeFile(options.tree, io);
  const changed = changedFilesOf(added);
  const paths = changed.map(file => file.path);
  const generated = base === null || options.judgeGenerated ? [] : await readGenerated(base, tree, paths, io);
  const { reports, coverage } = await readReports({
    found,
    changed: paths,
    tree,
    maps: options.pathMap,
    modules: await readGoModules(await rootOf(io), tree),
    warn: problem => io.stderr.write(`warning: ${printable(problem)}\n`),
  });
  const patch = patchCoverageOf({
    changed,
    coverage,
    target: options.target,
    partials: options.partials,
    ignore: options.ignore,
    generated,
    unplaced: unplacedOf(reports).map(one => one.path),
    tooLarge: false,
    missingFiles: options.missingFiles,
    minLines: options.minLines,
    components: options.component,
  });
  return { patch, reports, added, compared, options };
}

/** Without a repository, where the command was called. */
async function rootOf(io: CommandIo): Promise<string> {
  return await repositoryRoot(io).catch(() => io.cwd);
}
