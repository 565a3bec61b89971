import type { RepositoryRef } from '../model/repository.ts';
import type { FiledIssues } from '../store/issue-port.ts';
import { budgetUnknown } from './held-back.ts';
import type { IssueEffect } from './issue-writes-port.ts';

/** Which part of the budget is spent: open at once, filed in a week, filed in an hour in the whole installation. */
export type SpentBudget = 'open' | 'week' | 'hour';

const hourMs = 60 * 60_000;
/** A turn of a weekly schedule may come a little earlier than the one before: less delayed, or summer time began. */
const weekMs = (7 * 24 - 2) * hourMs;
const perHourAndInstallation = 20;

/** What may still be filed, counted in the database. Null while all of it may; rejects where that cannot be told. */
export async function spentBudget(
  issues: FiledIssues,
  repository: RepositoryRef,
  { budget }: Pick<IssueEffect, 'budget'>,
  now: Date,
): Promise<SpentBudget | null> {
  /** What was filed exactly so long ago is out of it. */
  const within = (ms: number) => new Date(now.getTime() - ms + 1);
  try {
    if (budget !== null) {
      const { open, filed } = await issues.count(repository.id, within(weekMs));
      if (open >= budget.open) return 'open';
      if (filed >= budget.perWeek) return 'week';
    }
    const filed = await issues.countInInstallation(repository.installationId, within(hourMs));

    return filed < perHourAndInstallation ? null : 'hour';
  } catch (cause) {
    throw budgetUnknown(cause);
  }
}
