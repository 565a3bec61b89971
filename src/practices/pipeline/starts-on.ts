import type { Trigger, Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { globMatcher } from '../../model/glob.ts';

const ofPullRequests: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'merge_group']);

/** Of pull requests into the default branch. */
export const startsOnPullRequest = ({ triggers }: Workflow, defaultBranch: string): boolean =>
  triggers.some(trigger => ofPullRequests.has(trigger.event) && takes(trigger, defaultBranch));

/** Of pushes to the default branch. A filter for tags alone leaves branches out. */
export const startsOnPush = ({ triggers }: Workflow, defaultBranch: string): boolean =>
  triggers.some(
    trigger =>
      trigger.event === 'push' &&
      (trigger.tags === null || trigger.branches !== null || trigger.branchesIgnore !== null) &&
      takes(trigger, defaultBranch),
  );

/** The last pattern that fits decides, and one with `!` takes back. */
function takes({ branches, branchesIgnore }: Trigger, branch: string): boolean {
  if (branchesIgnore !== null) return !branchesIgnore.some(pattern => fits(pattern, branch));
  if (branches === null) return true;

  return branches.reduce(
    (isIn, pattern) =>
      pattern.startsWith('!') ? isIn && !fits(pattern.slice(1), branch) : isIn || fits(pattern, branch),
    false,
  );
}

const fits = (pattern: string, branch: string): boolean =>
  pattern === '$default-branch' || globMatcher([pattern.slice(0, 300)])(branch);
