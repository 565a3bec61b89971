import { parseCommand } from '../facts/parse-command.ts';
import type { PullRequest } from '../model/pull-request.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { isWaivable, type Waiver } from '../model/waiver.ts';
import type { PolicyInForce } from '../policy/policy.ts';
import { policyWaivers } from '../policy/policy-waivers.ts';
import type { StoredWaiver } from '../store/command-port.ts';
import { headPushOf } from './head-push.ts';
import { presentComment } from './present-comment.ts';
import type { Services } from './services.ts';

/** The waivers in force for a pull request: those of comments on it, then those of its policy. */
export async function waiversOf(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
  policy: PolicyInForce,
): Promise<readonly Waiver[]> {
  const standing = await services.store.waivers.standing(repository.id, pull.number);
  const given = standing.length === 0 ? [] : await inForce(services, repository, pull, standing);

  return [...given, ...policyWaivers(policy, services.now())];
}

/** Who approves neither wrote the pull request nor pushed last, also after the waiver was given. */
async function inForce(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
  standing: readonly StoredWaiver[],
): Promise<readonly Waiver[]> {
  const { pushedBy } = await headPushOf(services, repository, pull);
  const counting: Waiver[] = [];
  for (const waiver of standing) {
    const { practice, reason, commentId, approverId } = waiver;
    const isIndependent = pushedBy !== null && approverId !== pushedBy && approverId !== pull.authorId;
    if (!isWaivable(practice) || !isIndependent) continue;
    if (!(await isStillWritten(services, repository, waiver))) continue;
    const url = `${services.webUrl}/${fullName(repository)}/pull/${pull.number}#issuecomment-${commentId}`;
    counting.push({ practice, reason, source: { kind: 'comment', commentId, url } });
  }

  return counting;
}

/** The comment is the record. It is read again, since the event of its change may never have come. */
async function isStillWritten(
  services: Services,
  repository: RepositoryRef,
  { commentId, number, practice, reason, approverId }: StoredWaiver,
): Promise<boolean> {
  const comment = await presentComment(services, repository, number, commentId);
  if (comment === undefined) return true;
  const command = comment?.authorId === approverId ? parseCommand(comment.body) : undefined;
  const isSame = command?.name === 'waive' && command.practice === practice && command.reason === reason;
  if (!isSame) await services.store.waivers.withdraw(repository.id, commentId, services.now());

  return isSame;
}
