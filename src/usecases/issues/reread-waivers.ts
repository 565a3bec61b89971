import { orUnknown } from '../../collect/or-unknown.ts';
import { parseIssueCommand } from '../../facts/parse-issue-command.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';

/** A waiver's comment is the record. It is read again, since the event of its change may never have come. */
export async function rereadWaivers(
  { store, github, now }: Pick<Services, 'store' | 'github' | 'now'>,
  repository: RepositoryRef,
  filed: readonly FiledIssue[],
): Promise<void> {
  for (const { number } of filed)
    for (const waiver of await store.waivers.standing(repository.id, number)) {
      const { commentId, practice, reason, approverId } = waiver;
      const reading = github.reads(repository).comment(commentId);
      const comment = await orUnknown(reading.then(found => found ?? null));
      if (comment === undefined) continue;
      const command =
        comment?.authorId === approverId ? parseIssueCommand(comment.body, [practice]) : undefined;
      const isSame = command?.name === 'waive' && command.practice === practice && command.reason === reason;
      if (!isSame) await store.waivers.withdraw(repository.id, commentId, now());
    }
}
