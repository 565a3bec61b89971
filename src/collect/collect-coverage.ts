import { setImmediate } from 'node:timers/promises';
import { existingCoverageOf } from '../coverage/existing-coverage.ts';
import { mergeCoverage } from '../coverage/merge-coverage.ts';
import { reportedNames } from '../coverage/reported-names.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { PathMap, TreeCoverage } from '../model/coverage.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type {
  Change,
  CoverageFacts,
  CoverageReason,
  ReportSource,
} from '../practices/incremental-coverage.ts';
import type { TestedMerges } from '../store/port.ts';
import { changedOnBothSides } from './changed-on-both-sides.ts';
import { collectGenerated } from './collect-generated.ts';
import { collectGoModules } from './collect-go-modules.ts';
import { collectTestedCommits, type NumberingRule, type TestedCommit } from './collect-numbering.ts';
import { collectReports, type ReadReport, type ReportsQuestion, type SentToRead } from './collect-reports.ts';
import { numberInHead, pairsWithHead } from './number-in-head.ts';
import { type PlacedReport, placeReport } from './place-report.ts';
import { possibleNumberings } from './possible-numberings.ts';

export interface CoverageQuestion {
  readonly reads: RepositoryReads;
  readonly testedMerges: TestedMerges;
  readonly readArtifact: ReportsQuestion['readArtifact'];
  readonly repositoryId: number;
  readonly pull: PullRequest;
  readonly change: Change;
  /** Runs that have ended and whose reports count. */
  readonly runs: readonly WorkflowRun[];
  readonly sent: SentToRead;
  readonly artifactGlobs: readonly string[];
  readonly pathMaps: readonly PathMap[];
  readonly generatedFiles: 'ignore' | 'judge';
  readonly numbering: NumberingRule;
  /** Known before anything is read: no CI, an approval that is waited for, the deadline. */
  readonly doubt: CoverageReason | null;
}

export interface CollectedCoverage {
  readonly facts: CoverageFacts;
  readonly mergeBase: string | null;
}

/** The coverage of the changed files in the head's numbering, each report translated by its own run before all are merged. */
export async function collectCoverage(question: CoverageQuestion): Promise<CollectedCoverage> {
  const { change, runs, sent } = question;
  const paths = change.files.filter(file => file.addedLines.length > 0).map(file => file.path);
  const basenames = reportedNames(paths, question.pathMaps);
  if (basenames.length === 0 || (runs.length === 0 && sent.reports.length === 0))
    return { facts: factsWithoutReports(question), mergeBase: null };

  const collected = await collectReports({ ...question, keepBasenames: basenames });
  if (collected.reports.length === 0) {
    const doubt = question.doubt ?? collected.doubt;

    return {
      facts: { ...factsWithoutReports(question), unreadable: collected.unreadable, doubt },
      mergeBase: null,
    };
  }

  try {
    return await placeReports(question, collected);
  } catch (error) {
    // Files, commits and what they change are all read with one permission.
    if (!(error instanceof GatewayError) || error.kind !== 'forbidden') throw error;

    return { facts: { ...factsWithoutReports(question), doubt: 'contents-forbidden' }, mergeBase: null };
  }
}

async function placeReports(
  question: CoverageQuestion,
  collected: Awaited<ReturnType<typeof collectReports>>,
): Promise<CollectedCoverage> {
  const { reads, pull, change } = question;
  const ofRuns = collected.reports.filter(one => 'run' in one);
  const reportingRuns = [...new Map(ofRuns.map(one => [one.run.id, one.run])).values()];
  const recorded = await question.testedMerges.find(
    question.repositoryId,
    reportingRuns.map(run => run.id),
  );
  const [tree, tested] = await Promise.all([
    reads.tree(pull.headSha),
    collectTestedCommits(reads, pull, reportingRuns, recorded, question.numbering),
  ]);
  const changed = change.files.map(file => file.path);
  // What changed is there, whatever GitHub left out of the tree.
  const known = tree.truncated ? { ...tree, paths: [...tree.paths, ...changed] } : tree;
  const generated =
    question.generatedFiles === 'judge'
      ? []
      : await collectGenerated(reads, pull.baseBranch, tree.paths, changed);
  const modules = await collectGoModules(
    reads,
    pull.headSha,
    tree.paths,
    collected.reports.map(one => one.report),
  );
  const { paths: bothSides, mergeBase } = await changedOnBothSides(reads, pull, change, [...tested.values()]);
  const placed: (ReadReport & PlacedReport)[] = [];
  for (const one of collected.reports) {
    // A large report takes a second: others' requests are answered in between.
    await setImmediate();
    placed.push({ ...one, ...placeReport(one.report, known, question.pathMaps, modules) });
  }
  const pairsOf = pairsWithHead(reads, pull.headSha);
  const numbered = await Promise.all(
    placed.map(one => numberInHead(one.coverage, testedBy(tested, one), bothSides, pairsOf)),
  );

  return {
    facts: {
      change,
      reports: placed.map(sourceOf),
      unreadable: collected.unreadable,
      doubt: question.doubt === 'unfinished' ? 'unfinished' : null,
      coverage: mergeCoverage(numbered),
      generated,
      existing: existingOf(question, collected, placed),
      alternatives: possibleNumberings(
        placed.map((one, i) => ({
          asWritten: one.coverage,
          numbered: numbered[i] ?? one.coverage,
          tested: testedBy(tested, one),
        })),
        bothSides,
        change,
        question.numbering,
      ),
      unplaced: placed.flatMap(one => one.unplaced.map(path => ({ report: one.entry, path }))),
      numbering: {
        ...numberingOf([...tested.values()], bothSides, numbered),
        unsure: unsureOf(placed, tested, bothSides, numbered),
      },
    },
    mergeBase,
  };
}

/** Null where it may be less than the whole. */
function existingOf(
  { doubt }: Pick<CoverageQuestion, 'doubt'>,
  { unreadable }: Awaited<ReturnType<typeof collectReports>>,
  placed: readonly PlacedReport[],
): CoverageFacts['existing'] {
  if (doubt !== null || unreadable.length > 0) return null;
  const existing = existingCoverageOf(placed.flatMap(({ marks }) => marks));

  return existing.lines === 0 ? null : existing;
}

function factsWithoutReports(question: CoverageQuestion): CoverageFacts {
  return {
    change: question.change,
    reports: [],
    unreadable: [],
    doubt: question.doubt,
    coverage: new Map(),
    generated: [],
    existing: null,
    alternatives: [],
    unplaced: [],
    numbering: { testedMerge: null, mapped: [], unsure: [] },
  };
}

function testedBy(tested: ReadonlyMap<number, TestedCommit>, report: ReadReport): TestedCommit {
  return 'run' in report ? (tested.get(report.run.id) ?? null) : null;
}

function sourceOf(one: ReadReport & PlacedReport): ReportSource {
  const counts = {
    entry: one.entry,
    format: one.report.format,
    fileCount: one.report.paths.length,
    lineCount: one.report.lineCount,
    placedCount: one.placedCount,
    skippedRecords: one.report.skippedRecords,
    firstSkipped: one.report.firstSkipped,
  };
  if (!('run' in one)) return { ...counts, sentBy: one.sentBy };
  const { name, runNumber, attempt, url } = one.run;

  return { ...counts, artifact: one.artifact.name, run: { name, number: runNumber, attempt, url } };
}

function unsureOf(
  placed: readonly (ReadReport & PlacedReport)[],
  tested: ReadonlyMap<number, TestedCommit>,
  bothSides: ReadonlySet<string>,
  numbered: readonly TreeCoverage[],
): readonly string[] {
  const unsure = placed.flatMap((report, index) =>
    [...report.coverage.keys()].filter(
      path => bothSides.has(path) && (testedBy(tested, report) === 'missing' || !numbered[index]?.has(path)),
    ),
  );

  return [...new Set(unsure)];
}

function numberingOf(
  tested: readonly TestedCommit[],
  bothSides: ReadonlySet<string>,
  coverage: readonly TreeCoverage[],
): Omit<CoverageFacts['numbering'], 'unsure'> {
  const merge = tested.filter(one => one !== 'missing').find(one => one !== null);
  const mapped = [...bothSides].filter(path => coverage.some(part => part.has(path)));

  return merge === undefined || merge === null
    ? { testedMerge: null, mapped: [] }
    : { testedMerge: { sha: merge.sha, assumed: merge.assumed }, mapped };
}
