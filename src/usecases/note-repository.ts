import { fullName, type RepositoryRef } from '../model/repository.ts';
import type { KnownRepository } from '../store/place-port.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { lookAtRepository } from './look-at-repository.ts';
import type { Services } from './services.ts';

/** What an event says beside the names. Believed of a repository that is new here; else GitHub is asked. */
export type ToldOfRepository = Partial<Pick<KnownRepository, 'state' | 'defaultBranch' | 'isPrivate'>>;

export type NoteRepository = (repository: RepositoryRef, told: ToldOfRepository) => Promise<void>;

const believedForMs = 10 * 60 * 1000;
const maxRemembered = 10_000;

/**
 * Keeps what is known of a repository by what its events say. An event may be old: where it contradicts what is known, GitHub
 * is asked. What was noted lately costs nothing.
 */
export function createRepositoryNotes(services: Services, requests: PlaceRequests): NoteRepository {
  const noted = new Map<number, { readonly label: string; readonly atMs: number }>();

  return async (repository, told) => {
    const label = `${repository.installationId}/${fullName(repository)}`;
    const nowMs = services.now().getTime();
    const last = noted.get(repository.id);
    if (last?.label === label && nowMs - last.atMs < believedForMs) return;

    const { repositories } = services.store;
    const known = await repositories.find(repository.id);
    if (known === undefined) await repositories.put(repository, told);
    else if (known.state !== 'active' || `${known.ref.installationId}/${fullName(known.ref)}` !== label)
      await lookAtRepository(services, requests, repository, { saysGone: false });
    if (noted.size >= maxRemembered) noted.clear();
    noted.set(repository.id, { label, atMs: nowMs });
  };
}
