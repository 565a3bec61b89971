import { fullName } from '../../model/repository.ts';
import type { IssueEffect, IssueText } from '../../publish/issue-writes-port.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { languagesOf } from '../say.ts';
import { isLost } from './acceptance.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { lookAtIssue } from './look-at-issue.ts';

export interface IssueToFile {
  readonly subject: string;
  readonly budget: IssueEffect['budget'];
  readonly text: IssueText;
  readonly contentHash: string;
  readonly before: unknown;
  /** What is known of one for the same that was deleted or transferred. */
  readonly replaces: FiledIssue | null;
}

/** Creates an issue and remembers it; false where none was written. */
export async function fileIssue(
  { services, repository, policy, at }: AssessedTurn,
  { subject, budget, text, contentHash, before, replaces }: IssueToFile,
): Promise<boolean> {
  const { store, writes, log } = services;
  const again = replaces !== null && isLost(replaces) ? `/${replaces.endedAt?.toISOString()}` : '';
  const key = `issue/${repository.id}/${subject}${again}`;
  const [language] = languagesOf(services, policy.policy.language);
  const created = await writes.createIssue(repository, { key, subject, budget, language }, text);
  if (!('number' in created)) {
    log.info({ repository: fullName(repository), subject, why: created.kind }, 'issue not filed');
    return false;
  }
  const isAdopted = created.kind === 'adopted';
  const row: FiledIssue = {
    ...{ repositoryId: repository.id, subject, number: created.number, filedAt: at, before },
    ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null },
    contentHash: isAdopted ? '' : contentHash,
  };
  await store.issues.put(row);
  // What people did to it while nobody here knew of it still counts.
  if (isAdopted) await lookAtIssue(services, repository, row, { bots: policy.policy.bots, at });

  return true;
}
