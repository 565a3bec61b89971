import { orUnknown } from '../../collect/or-unknown.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';
import { type BackfillProgress, backfillRepository } from './backfill-repository.ts';
import { isUnderWay, type SkipReason } from './backfill-state.ts';

/** A repository that is left out is looked at again after so long: a fork may become a home, an empty one is filled. */
const lookAgainMs = 7 * 24 * 60 * 60 * 1000;

export interface ReadBack {
  readonly state: LadderState;
  readonly branch: string;
}

/**
 * Reads a repository's history, or goes on where that was interrupted; nothing where it was read already. Undefined where
 * there is none to be read: why is kept with its state.
 */
export async function readHistoryBack(
  services: Services,
  repository: RepositoryRef,
  state: LadderState,
  onProgress: (progress: BackfillProgress) => void = () => {},
): Promise<ReadBack | undefined> {
  const { store, now, github } = services;
  const listed = await github.places.repository(repository.installationId, repository.id);
  const skipped = skipReason(listed);
  const branch = listed?.defaultBranch ?? null;
  const head =
    skipped === null && branch !== null ? await orUnknown(github.ladder(repository).head(branch)) : undefined;
  if (branch === null || skipped !== null || head === undefined) {
    const dueAt = new Date(now().getTime() + lookAgainMs);
    await store.ladders.update(repository.id, { backfill: { skipped: skipped ?? 'empty' } });
    await store.ladders.update(repository.id, { dueAt }, { ifDueAt: state.dueAt });
    return undefined;
  }
  if (state.backfilledAt !== null) return { state, branch };

  const policy = ladderPolicyOf(await policyOf(services, repository, branch));
  const backfill = await backfillRepository(
    { services, repository, branch, onProgress, policy, reads: github.ladder(repository) },
    isUnderWay(state.backfill) ? state.backfill : undefined,
    now().getTime(),
  );
  const done = { backfilledAt: now(), refreshedAt: new Date(backfill.startedAt) };
  await store.ladders.update(repository.id, done);

  return { state: { ...state, ...done, backfill }, branch };
}

function skipReason(
  listed: { isFork: boolean; isArchived: boolean; isDisabled: boolean } | undefined,
): SkipReason | null {
  if (listed === undefined) return 'gone';
  if (listed.isArchived) return 'archived';
  if (listed.isDisabled) return 'disabled';

  return listed.isFork ? 'fork' : null;
}
