import type { ListedRepository } from '../github/listed-repository.ts';
import type { KnownRepository, RepositoryState } from '../store/place-port.ts';
import type { Services } from './services.ts';

/** Forks are looked at where people ask for it, by pull requests in them; nobody looks at what is archived or disabled. */
export function isSwept({ isArchived, isDisabled, isFork }: ListedRepository): boolean {
  return !isArchived && !isDisabled && !isFork;
}

/** Keeps what GitHub's list of an installation tells of a repository; where nothing changed, nothing is written. */
export async function noteListed(
  { store }: Pick<Services, 'store'>,
  listed: ListedRepository,
  known: KnownRepository | undefined,
): Promise<void> {
  const { ref, defaultBranch, isPrivate } = listed;
  const state = stateOf(listed);
  const isKnown =
    known !== undefined &&
    known.state === state &&
    known.defaultBranch === defaultBranch &&
    known.isPrivate === isPrivate &&
    (['installationId', 'owner', 'name'] as const).every(key => known.ref[key] === ref[key]);
  if (!isKnown) await store.repositories.put(ref, { state, defaultBranch, isPrivate });
}

function stateOf({ isArchived, isDisabled }: ListedRepository): RepositoryState {
  if (isArchived) return 'archived';

  return isDisabled ? 'disabled' : 'active';
}
