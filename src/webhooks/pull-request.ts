import { z } from 'zod';
import { reconsiderWip } from '../usecases/reconsider-wip.ts';
import { recordPushedHead } from '../usecases/record-pushed-head.ts';
import { quietLabel } from '../usecases/update-sticky-comment.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

const judged = new Set([
  'opened',
  'reopened',
  'synchronize',
  'ready_for_review',
  'converted_to_draft',
  'edited',
  'closed',
  // Then a comment may be written that was held back.
  'unlocked',
]);

/** Actions that change how many pull requests of its author are open and ready. */
const counted = new Set(['opened', 'closed', 'reopened', 'converted_to_draft', 'ready_for_review']);

/** Keeps the index of heads and asks for a check. Everything else about the pull request is read anew by the check. */
export const pullRequest = eventHandler({
  events: ['pull_request'],
  schema: repositoryPayload.extend({
    action: z.string(),
    label: z.object({ name: z.string() }).nullish(),
    sender: z.object({ id: z.int() }).nullish(),
    pull_request: z.object({
      number: z.int(),
      state: z.string(),
      draft: z.boolean().nullish(),
      user: z.object({ id: z.int() }).nullish(),
      created_at: z.coerce.date().nullish(),
      updated_at: z.coerce.date(),
      head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ id: z.int() }).nullish() }),
      base: z.object({ ref: z.string() }),
    }),
  }),
  async handle(payload, { services, queue }) {
    const isQuietOver = payload.action === 'unlabeled' && payload.label?.name === quietLabel;
    if (!judged.has(payload.action) && !isQuietOver) return `action ${payload.action} changes no answer`;
    const repository = toRepositoryRef(payload);
    const { number, state, head, base, created_at, updated_at } = payload.pull_request;
    const draft = payload.pull_request.draft ?? false;
    const readySince = payload.action === 'ready_for_review' ? updated_at : (created_at ?? updated_at);
    const open = state === 'open';
    const authorId = payload.pull_request.user?.id ?? null;
    await services.store.pullRequests.put({
      repository,
      number,
      headSha: head.sha,
      headBranch: head.ref,
      headRepositoryId: head.repo?.id ?? null,
      baseBranch: base.ref,
      open,
      authorId,
      draft,
      readySince: draft ? null : readySince,
      updatedAt: updated_at,
    });
    await recordPushedHead(
      services,
      { repository, number },
      {
        action: payload.action,
        headSha: head.sha,
        isFromFork: head.repo?.id !== repository.id,
        senderId: payload.sender?.id ?? null,
        at: payload.action === 'opened' ? (created_at ?? updated_at) : updated_at,
      },
    );
    // Where one of several pull requests with one head is closed, the others decide alone.
    const asked = open ? [{ number }] : await services.store.pullRequests.findByHead(repository.id, head.sha);
    for (const one of asked) await queue.requestCheck({ repository, number: one.number });

    const reconsidered = counted.has(payload.action)
      ? await reconsiderWip(services, repository, { number, authorId }, ref => queue.requestCheck(ref))
      : 0;

    return asked.length + reconsidered === 0 ? 'pull request is closed' : null;
  },
});
