import { z } from 'zod';
import { admitRepository } from '../usecases/admit-repository.ts';
import type { NoteRepository } from '../usecases/note-repository.ts';
import type { Services } from '../usecases/services.ts';
import type { Handled } from './handler.ts';
import { repositoryPayload, toRepositoryRef } from './payload.ts';

/** What is noted of the repository, whatever the event. */
export const notedPayload = repositoryPayload.extend({
  repository: repositoryPayload.shape.repository.extend({
    archived: z.boolean().nullish(),
    private: z.boolean().nullish(),
    default_branch: z.string().nullish(),
  }),
});

/**
 * Notes what an event tells of its repository, and says why nothing may be done there; null where it may. The event
 * `repository` tells what became of one, and has its own handler.
 */
export async function noteRepositoryOf(
  services: Services,
  note: NoteRepository,
  event: string,
  payload: unknown,
): Promise<Handled> {
  if (event === 'repository') return null;
  const parsed = notedPayload.safeParse(payload);
  if (!parsed.success) return null;
  const { archived, private: isPrivate, default_branch } = parsed.data.repository;
  const repository = toRepositoryRef(parsed.data);
  await note(repository, {
    state: archived === true ? 'archived' : 'active',
    defaultBranch: default_branch ?? null,
    isPrivate: isPrivate ?? null,
  });
  const admission = await admitRepository(services, repository);

  return 'refused' in admission ? admission.refused : null;
}
