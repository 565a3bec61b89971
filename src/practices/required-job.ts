import type { JobText } from '../facts/ladder/commands/read-job-texts.ts';
import type { Fact } from '../facts/ladder/fact.ts';
import type { BranchRules } from '../model/records/rules-record.ts';
import type { Step } from './climb.ts';

const onPullRequests = new Set(['pull_request', 'pull_request_target', 'merge_group']);

export const runsOnPullRequests = ({ workflow }: JobText): boolean =>
  workflow.triggers.some(({ event }) => onPullRequests.has(event));

/** Whether one of these jobs has to succeed before a merge. */
export function hasRequiredJob(jobs: readonly JobText[], rules: Fact<BranchRules>): Step {
  const names = jobs.filter(runsOnPullRequests).map(({ job }) => job.name ?? job.id);
  if (names.length === 0) return false;
  if (!rules.known) return rules.cause;
  const isRequired = (check: string) => names.some(name => check === name || check.startsWith(`${name} (`));
  if (rules.value.requiredChecks.some(isRequired)) return true;

  // Classic protection may require it where no rule set does.
  return rules.value.isComplete ? false : { kind: 'source', what: 'rules' };
}
