import { z } from 'zod';
import { lookAtRepository } from '../usecases/look-at-repository.ts';
import { eventHandler } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

const endings = new Set(['deleted', 'transferred']);

/** A repository was renamed, transferred, archived, deleted or the like: GitHub is asked what became of it. */
export const repository = eventHandler({
  events: ['repository'],
  schema: repositoryPayload.extend({ action: z.string() }),
  async handle(payload, { services, queue }) {
    await lookAtRepository(services, queue, toRepositoryRef(payload), {
      saysGone: endings.has(payload.action),
    });

    return null;
  },
});
