import type { TreeCoverage } from '../coverage/merge-coverage.ts';
import { type ChangedFile, type PatchCoverage, patchCoverageOf } from '../coverage/patch-coverage.ts';
import type {
  Component,
  ExistingCoverage,
  MissingFiles,
  ReportFormat,
  ReportPlace,
} from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import { globMatcher } from '../model/glob.ts';
import type { Sentence } from '../model/sentence.ts';

/** What the pull request changes, in the head's line numbers. */
export interface Change {
  readonly files: readonly ChangedFile[];
  readonly fileCount: number;
  /** Path now → path before, of renamed files. */
  readonly renamedFrom: ReadonlyMap<string, string>;
  /** Files whose hunks GitHub left out, and which could not be compared here. */
  readonly withoutPatch: readonly string[];
  /** GitHub's own limits cut the list of files. */
  readonly isCut: boolean;
}

/** One report that was read: where it came from and how much of it was placed in the tree. */
export type ReportSource = ReportCounts & (ArtifactOrigin | SentOrigin);

interface ReportCounts {
  /** Its path in an archive; empty for a report that was sent alone. */
  readonly entry: string;
  readonly format: ReportFormat;
  readonly fileCount: number;
  readonly lineCount: number;
  readonly placedCount: number;
  readonly skippedRecords: number;
  readonly firstSkipped: ReportPlace | null;
}

interface ArtifactOrigin {
  readonly artifact: string;
  readonly run: {
    readonly name: string;
    readonly number: number;
    readonly attempt: number;
    readonly url: string;
  };
}

interface SentOrigin {
  /** From CI outside GitHub Actions: the name of its token. */
  readonly sentBy: string;
}

/** What should have been a report, or an archive of them where `entry` is null. */
export type UnreadSource = (Pick<ArtifactOrigin, 'artifact'> | SentOrigin) & {
  readonly entry: string | null;
  readonly reason: Sentence;
};

/** How the reports' line numbers relate to the head's. */
export interface Numbering {
  /** The merge commit that `pull_request` runs tested; null when only the head itself was tested. */
  readonly testedMerge: { readonly sha: string; readonly assumed: boolean } | null;
  /** Changed files that also changed on the base branch: their reports' lines were mapped to the head. */
  readonly mapped: readonly string[];
  /** Such files of reports of which nobody knows what commit they number: left as written. */
  readonly unsure: readonly string[];
}

export type CoverageReason =
  | 'nothing-changed'
  | 'few-lines'
  | 'no-ci'
  | 'merge-conflict'
  | 'awaiting-approval'
  | 'unfinished'
  | 'no-report'
  | 'unreadable-report'
  | 'artifact-expired'
  | 'artifacts-forbidden'
  | 'contents-forbidden'
  | 'absent'
  | 'unplaced'
  | 'too-large'
  | 'numbering';

export interface CoverageFacts {
  readonly change: Change;
  readonly reports: readonly ReportSource[];
  readonly unreadable: readonly UnreadSource[];
  /** Why nothing, or not everything, could be read; null when all inputs were there. */
  readonly doubt: CoverageReason | null;
  readonly coverage: TreeCoverage;
  /** Of the whole tree, as far as reports know it; null where not all of them are there. */
  readonly existing: ExistingCoverage | null;
  /** Changed files that the base branch marks as generated: they are not judged. */
  readonly generated: readonly string[];
  /** The same under every other numbering that is possible, where the tested merge was not recorded. */
  readonly alternatives: readonly TreeCoverage[];
  readonly unplaced: readonly { readonly report: string; readonly path: string }[];
  readonly numbering: Numbering;
}

export interface CoverageRule {
  readonly target: number;
  readonly partials: 'covered' | 'missed';
  readonly ignore: readonly string[];
  readonly 'missing-files': MissingFiles;
  readonly 'min-lines': number;
  readonly components: readonly Component[];
}

export interface CoverageEvidence {
  readonly facts: CoverageFacts;
  readonly patch: PatchCoverage;
}

/** Do tests run the lines this pull request changes? The gate is the exact fraction, never the rounded figure. */
export function judgeIncrementalCoverage(
  facts: CoverageFacts,
  rule: CoverageRule,
): Finding<CoverageReason, CoverageEvidence> {
  const patch = patchOf(facts, facts.coverage, rule);
  const evidence = { facts, patch };
  const reason = reasonNotJudged(facts, patch, rule);
  if (reason === 'nothing-changed' || reason === 'few-lines')
    return { answer: 'not-applicable', reason, evidence };
  if (reason !== null) return { answer: 'unknown', reason, evidence };

  return { answer: patch.conclusion === 'success' ? 'met' : 'unmet', evidence };
}

function reasonNotJudged(
  facts: CoverageFacts,
  patch: PatchCoverage,
  rule: CoverageRule,
): CoverageReason | null {
  if (isTooLarge(facts, rule)) return 'too-large';
  // Whatever a late report says: where no changed file can hold a testable line, there is nothing to wait for.
  if (facts.reports.length === 0 && patch.absent.length === 0) return 'nothing-changed';
  if (facts.doubt !== null) return facts.doubt;
  if (facts.reports.length === 0) return facts.unreadable.length > 0 ? 'unreadable-report' : 'no-report';
  const others = facts.alternatives.map(coverage => patchOf(facts, coverage, rule));
  if (others.some(other => other.conclusion !== patch.conclusion)) return 'numbering';

  return patch.reason === 'missing-files' ? null : patch.reason;
}

/** What is not judged anyhow hides nothing: else one such file would keep a whole change from being judged. */
function isTooLarge({ change, generated }: CoverageFacts, { ignore }: CoverageRule): boolean {
  const isIgnored = globMatcher(ignore);

  return change.isCut || change.withoutPatch.some(path => !isIgnored(path) && !generated.includes(path));
}

function patchOf(facts: CoverageFacts, coverage: TreeCoverage, rule: CoverageRule): PatchCoverage {
  return patchCoverageOf({
    changed: facts.change.files,
    coverage,
    target: rule.target,
    partials: rule.partials,
    ignore: rule.ignore,
    generated: facts.generated,
    unplaced: facts.unplaced.map(one => one.path),
    tooLarge: isTooLarge(facts, rule),
    // Without any report no single file is missing.
    missingFiles: facts.reports.length === 0 ? 'warn' : rule['missing-files'],
    minLines: rule['min-lines'],
    components: rule.components,
  });
}
