import { z } from 'zod';
import { reconsiderDone } from '../usecases/reconsider-done.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** A review was submitted or dismissed, or a conversation was resolved: whether the change is done is judged again. */
export const review = eventHandler({
  events: ['pull_request_review', 'pull_request_review_thread'],
  schema: repositoryPayload.extend({
    pull_request: z.object({ number: z.int(), state: z.string() }),
  }),
  async handle(payload, { services, queue }) {
    const { number, state } = payload.pull_request;
    if (state !== 'open') return 'pull request is closed';
    const ref = { repository: toRepositoryRef(payload), number };
    await reconsiderDone(services, ref);
    await queue.requestCheck(ref);

    return null;
  },
});
