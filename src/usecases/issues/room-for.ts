import type { Policy } from '../../policy/policy.ts';
import type { FiledIssues } from '../../store/issue-port.ts';
import { aboutAWeekMs } from './paces.ts';

/** How many improvement issues the policy's budget leaves now. */
export async function roomFor(
  issues: Pick<FiledIssues, 'count'>,
  repositoryId: number,
  { report }: Pick<Policy, 'report'>,
  at: Date,
): Promise<number> {
  const budget = report['improvement-issues'];
  const { open, filed } = await issues.count(repositoryId, new Date(at.getTime() - aboutAWeekMs));

  return Math.min(budget.open - open, budget['per-week'] - filed);
}
