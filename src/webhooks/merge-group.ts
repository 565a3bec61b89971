import { z } from 'zod';
import { groupOf } from '../facts/merge-group-branch.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** The merge queue waits for an answer on its own commit. */
export const mergeGroup = eventHandler({
  events: ['merge_group'],
  schema: repositoryPayload.extend({
    action: z.string(),
    merge_group: z.object({ head_sha: z.string(), head_ref: z.string() }),
  }),
  async handle(payload, { queue }) {
    if (payload.action !== 'checks_requested') return `group ${payload.action}`;
    const group = groupOf(payload.merge_group.head_ref);
    if (group === undefined) return 'group names no pull request';
    const headSha = payload.merge_group.head_sha;
    await queue.requestMergeGroupCheck({ repository: toRepositoryRef(payload), headSha, ...group });

    return null;
  },
});
