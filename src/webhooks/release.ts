import { z } from 'zod';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/**
 * A release was published, also one that was a draft or a pre-release before. Edits and uploads are not followed: they
 * come in numbers, and the next run of the commit or the *Re-run* button sees them.
 */
export const release = eventHandler({
  events: ['release'],
  schema: repositoryPayload.extend({
    action: z.string(),
    release: z.object({ id: z.int(), tag_name: z.string().min(1).max(1_000) }),
  }),
  async handle(payload, { queue }) {
    if (payload.action !== 'published') return `release ${payload.action}`;
    const { id, tag_name } = payload.release;
    await queue.requestReleaseCheck({ repository: toRepositoryRef(payload), releaseId: id, tag: tag_name });

    return null;
  },
});
