import { z } from 'zod';
import { policyPush } from '../facts/policy-push.ts';
import { askForTurn } from '../usecases/ladder/ask-for-turn.ts';
import { pullRequestsUnder } from '../usecases/pull-requests-under.ts';
import { toAccount } from './account.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** One check after the other, so that a policy of many pull requests does not spend the quota at once. */
const spacingMs = 500;
const heads = 'refs/heads/';

const shape = repositoryPayload.extend({
  repository: repositoryPayload.shape.repository.extend({
    default_branch: z.string().nullish(),
    pushed_at: z.union([z.int(), z.string()]).nullish(),
  }),
  ref: z.string(),
  after: z.string().nullish(),
  deleted: z.boolean().nullish(),
  sender: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
  policy_push: z.object({ branch: z.string(), isOrganizations: z.boolean() }).nullable(),
});

/** What it touched is looked up once: lists of commits and files may be long, and are not stored. */
const schema = z.preprocess(
  payload =>
    typeof payload === 'object' && payload !== null && !('policy_push' in payload)
      ? { ...payload, policy_push: policyPush(payload) ?? null }
      : payload,
  shape,
);

/**
 * A new head of the default branch is remembered with the time of its push. Where a policy file may have changed, the open
 * pull requests that it rules are judged again.
 */
export const push = eventHandler({
  events: ['push'],
  schema,
  async handle(payload, { services, queue }) {
    const isHead = await recordHead(payload, services);
    const pushed = payload.policy_push;
    if (pushed === null) return isHead ? null : 'touches no policy in force';
    const { branch, isOrganizations } = pushed;
    const repository = toRepositoryRef(payload);
    const ruled = await pullRequestsUnder(services, repository, isOrganizations ? null : branch);
    const now = services.now().getTime();
    for (const [i, pull] of ruled.entries())
      await queue.requestCheck(pull, { at: new Date(now + i * spacingMs) });
    // Whether issues are wanted at all may have changed; what an organization changes is seen at each one's next turn.
    const isOwn = !isOrganizations && branch === payload.repository.default_branch;
    const ladder = isOwn ? await services.store.ladders.find(repository.id) : undefined;
    if (ladder?.backfilledAt != null) await askForTurn(services, queue, repository);

    return ruled.length === 0 && !isHead ? 'no open pull requests' : null;
  },
});

async function recordHead(
  payload: z.infer<typeof shape>,
  { store, now }: Parameters<typeof pullRequestsUnder>[0],
): Promise<boolean> {
  const { ref, after, deleted, repository, sender } = payload;
  if (deleted || !after || ref !== `${heads}${repository.default_branch}`) return false;
  const at = pushedAt(repository.pushed_at) ?? now().getTime();
  const head = { sha: after, at, by: toAccount(sender), pullRequest: null };
  await store.records.put(repository.id, 'head', [head], new Date(at));

  return true;
}

/** Seconds in this event, text elsewhere. */
function pushedAt(given: number | string | null | undefined): number | undefined {
  const at = typeof given === 'number' ? given * 1000 : Date.parse(given ?? '');

  return Number.isFinite(at) ? at : undefined;
}
