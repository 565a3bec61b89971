import type { ListedRepository } from '../github/listed-repository.ts';
import { isSamePlace } from '../model/repository.ts';
import type { KnownRepository } from '../store/place-port.ts';
import { stateOf } from './look-at-repository.ts';
import type { Services } from './services.ts';

/** Nobody looks for events in what is archived or disabled, nor in a fork where no pull request is known. */
export function isSwept(
  { ref, isArchived, isDisabled, isFork }: ListedRepository,
  withOpenPullRequests: ReadonlySet<number>,
): boolean {
  return !isArchived && !isDisabled && (!isFork || withOpenPullRequests.has(ref.id));
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
    isSamePlace(known.ref, ref);
  if (isKnown) return;
  const isBack = known !== undefined && known.state !== 'active' && state === 'active';
  const change = { state, defaultBranch, isPrivate, ...(isBack && { reconciledAt: null }) };
  await store.repositories.put(ref, change);
}
