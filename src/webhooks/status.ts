import { z } from 'zod';
import { groupOf } from '../facts/merge-group-branch.ts';
import { checkCommit } from './commit-events.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** CI that reports by commit status. */
export const status = eventHandler({
  events: ['status'],
  schema: repositoryPayload.extend({
    sha: z.string(),
    branches: z.array(z.object({ name: z.string() })).nullish(),
  }),
  handle(payload, dependencies) {
    // Of the branches with this commit only a merge queue's tells whom it concerns.
    const queue = payload.branches?.find(({ name }) => groupOf(name) !== undefined);

    return checkCommit(dependencies, toRepositoryRef(payload), payload.sha, queue?.name ?? null);
  },
});
