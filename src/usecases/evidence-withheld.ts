import { ofWorkflows } from '../collect/accepted-runs.ts';
import type { CoverageReason } from '../practices/incremental-coverage.ts';
import type { CoverageView } from '../render/coverage-view.ts';
import { readBranch, rememberedBranch } from './branch-seen.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import type { Services } from './services.ts';

/** What the author of a pull request can bring about: all other reasons are GitHub's, Rung's or an administrator's. */
const ownReasons = new Set<CoverageReason>(['no-ci', 'no-report', 'unreadable-report']);

/** Nothing could be judged though the base branch's workflows upload reports. */
export async function isEvidenceWithheld(
  services: Services,
  { repository }: Pick<CommitQuestion, 'repository'>,
  { pull, policy }: Pick<JudgedPullRequest, 'pull' | 'policy'>,
  finding: CoverageView['finding'],
): Promise<boolean> {
  if (finding.answer !== 'unknown' || !ownReasons.has(finding.reason)) return false;
  const { artifacts, workflows } = policy.policy.checks['incremental-coverage'];
  const branch =
    rememberedBranch(services, repository, pull.baseBranch) ??
    (await readBranch(services, repository, pull.baseBranch, artifacts));

  return branch.runs
    .filter(ofWorkflows(workflows))
    .some(run => branch.coverageWorkflowIds.has(run.workflowId));
}
