import type { ReleasedChanges } from '../../facts/released-changes.ts';
import type { Answer, Finding } from '../../model/finding.ts';
import type { Release } from '../../model/release.ts';
import { type CiStatusFacts, type CiStatusReason, judgeCiStatus } from '../ci-status.ts';
import { type FilesFinding, judgeProvenance, judgeSbom } from './files.ts';
import { judgeNotes } from './notes.ts';
import { judgeWholeCoverage, type WholeCoverageFacts, type WholeCoverageReason } from './whole-coverage.ts';
import type { NamesWorkItem } from './work-item-reference.ts';
import { judgeWorkItems, type WorkItemsEvidence, type WorkItemsReason } from './work-items.ts';

/** What is asked of the commit, and what of each release on it. */
export const commitParts = ['ci', 'coverage'] as const;
export const releaseParts = ['work-items', 'notes', 'sbom', 'provenance'] as const;

export interface ReleaseFacts {
  readonly ci: CiStatusFacts;
  readonly coverage: WholeCoverageFacts;
  readonly releases: readonly { readonly release: Release; readonly changes: ReleasedChanges }[];
}

export interface JudgedRelease {
  readonly release: Release;
  readonly 'work-items': Finding<WorkItemsReason, WorkItemsEvidence>;
  readonly notes: Finding<never, null>;
  readonly sbom: FilesFinding;
  readonly provenance: FilesFinding;
}

export interface ReleaseFinding {
  readonly answer: Answer;
  readonly ci: Finding<CiStatusReason, CiStatusFacts>;
  readonly coverage: Finding<WholeCoverageReason, WholeCoverageFacts>;
  /** By publication. */
  readonly releases: readonly JudgedRelease[];
}

/** Was what was released green, covered and traceable, and does it carry what its users need? */
export function judgeRelease(facts: ReleaseFacts, namesWorkItem: NamesWorkItem): ReleaseFinding {
  const ci = judgeCiStatus(facts.ci);
  const coverage = judgeWholeCoverage(facts.coverage);
  const releases = facts.releases.map(
    ({ release, changes }): JudgedRelease => ({
      release,
      'work-items': judgeWorkItems(changes, namesWorkItem),
      notes: judgeNotes(release.body),
      sbom: judgeSbom(release.assets),
      provenance: judgeProvenance(release.assets),
    }),
  );
  const answers = releases.flatMap(one => releaseParts.map(part => one[part].answer));

  return { answer: worstAnswer([ci.answer, coverage.answer, ...answers]), ci, coverage, releases };
}

const worstFirst: readonly Answer[] = ['unmet', 'unknown', 'met', 'not-applicable'];

export function worstAnswer(answers: readonly Answer[]): Answer {
  return worstFirst.find(answer => answers.includes(answer)) ?? 'not-applicable';
}
