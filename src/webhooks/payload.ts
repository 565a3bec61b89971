import { z } from 'zod';
import type { RepositoryRef } from '../model/repository.ts';

/** What every event of a repository carries. Only what a handler uses is asked for: the rest may be missing or null. */
export const repositoryPayload = z.object({
  installation: z.object({ id: z.int() }),
  repository: z.object({ id: z.int(), name: z.string(), owner: z.object({ login: z.string() }) }),
});

export type RepositoryPayload = z.infer<typeof repositoryPayload>;

export function toRepositoryRef({ installation, repository }: RepositoryPayload): RepositoryRef {
  return {
    installationId: installation.id,
    id: repository.id,
    owner: repository.owner.login,
    name: repository.name,
  };
}
