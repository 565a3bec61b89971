import { z } from 'zod';
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
]);

/** Keeps the index of heads and asks for a check. Everything else about the pull request is read anew by the check. */
export const pullRequest = eventHandler({
  events: ['pull_request'],
  schema: repositoryPayload.extend({
    action: z.string(),
    pull_request: z.object({
      number: z.int(),
      state: z.string(),
      updated_at: z.coerce.date(),
      head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ id: z.int() }).nullish() }),
      base: z.object({ ref: z.string() }),
    }),
  }),
  async handle(payload, { services, queue }) {
    if (!judged.has(payload.action)) return `action ${payload.action} changes no answer`;
    const repository = toRepositoryRef(payload);
    const { number, state, head, base, updated_at } = payload.pull_request;
    const open = state === 'open';
    await services.store.pullRequests.put({
      repository,
      number,
      headSha: head.sha,
      headBranch: head.ref,
      headRepositoryId: head.repo?.id ?? null,
      baseBranch: base.ref,
      open,
      updatedAt: updated_at,
    });
    if (!open) return 'pull request is closed';
    await queue.requestCheck({ repository, number });

    return null;
  },
});
