import { z } from 'zod';
import { checkCommit } from './commit-events.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** CI that reports by commit status. */
export const status = eventHandler({
  events: ['status'],
  schema: repositoryPayload.extend({ sha: z.string() }),
  handle: (payload, dependencies) => checkCommit(dependencies, toRepositoryRef(payload), payload.sha, null),
});
