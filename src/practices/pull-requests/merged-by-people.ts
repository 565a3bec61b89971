import { isHuman } from '../../model/records/account.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';

/** What bots bring is no habit of people. */
export function mergedByPeople(pulls: readonly PullRequestRecord[]): readonly PullRequestRecord[] {
  return pulls.filter(({ author, mergedAt }) => mergedAt !== null && isHuman(author));
}

export const mergeOf = ({ mergedAt }: Pick<PullRequestRecord, 'mergedAt'>): number | null => mergedAt;
