import { orUnknown } from '../../collect/or-unknown.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';
import { assessRepository } from './assess-repository.ts';
import { type BackfillProgress, backfillRepository } from './backfill-repository.ts';
import type { BackfillState, SkipReason } from './backfill-state.ts';

/** A repository that is left out is looked at again after so long: a fork may become a home, an empty one is filled. */
const lookAgainMs = 7 * 24 * 60 * 60 * 1000;
/** By so much clocks of several instances may differ: a turn that comes that soon has come. */
const nearlyDueMs = 5 * 60 * 1000;

interface Asked {
  readonly services: Services;
  readonly repository: RepositoryRef;
  readonly branch: string;
  onProgress(progress: BackfillProgress): void;
}

/** What is to be done for a repository's place on the ladder: its history is read once, then each turn is assessed, the first one at once. */
export async function climb(
  services: Services,
  repository: RepositoryRef,
  onProgress: (progress: BackfillProgress) => void = () => {},
): Promise<void> {
  const { store, now, github } = services;
  const { ladders } = store;
  const state = await ladders.find(repository.id);
  if (state === undefined) return;
  // Another job did its turn meanwhile.
  if (state.dueAt !== null && state.dueAt.getTime() - now().getTime() > nearlyDueMs) return;
  // What became of its place is told by events and the hourly sweep.
  const place = state.backfilledAt === null ? undefined : await store.repositories.find(repository.id);
  if (place?.defaultBranch != null) {
    const dueAt = await assessRepository(services, repository, state, place.defaultBranch);
    return await ladders.update(repository.id, { dueAt });
  }

  const listed = await github.places.repository(repository.installationId, repository.id);
  const skipped = skipReason(listed);
  const branch = listed?.defaultBranch ?? null;
  const head =
    skipped === null && branch !== null ? await orUnknown(github.ladder(repository).head(branch)) : undefined;
  if (branch === null || skipped !== null || head === undefined) {
    await ladders.update(repository.id, {
      backfill: { skipped: skipped ?? 'empty' },
      dueAt: new Date(now().getTime() + lookAgainMs),
    });
    return;
  }
  const asked = { services, repository, branch, onProgress };
  const ready = state.backfilledAt === null ? await readBack(asked, state) : state;
  await ladders.update(repository.id, {
    dueAt: await assessRepository(services, repository, ready, branch),
  });
}

/** The history is there from then on. */
async function readBack(
  { services, repository, branch, onProgress }: Asked,
  state: LadderState,
): Promise<LadderState> {
  const { store, now, github } = services;
  const policy = await policyOf(services, repository, branch);
  const { startedAt } = await backfillRepository(
    {
      ...{ services, repository, onProgress, policy: ladderPolicyOf(policy) },
      reads: github.ladder(repository),
    },
    isUnderWay(state.backfill) ? state.backfill : undefined,
    now().getTime(),
  );
  const done = { backfilledAt: now(), refreshedAt: new Date(startedAt) };
  await store.ladders.update(repository.id, done);

  return { ...state, ...done };
}

function skipReason(
  listed: { isFork: boolean; isArchived: boolean; isDisabled: boolean } | undefined,
): SkipReason | null {
  if (listed === undefined) return 'gone';
  if (listed.isArchived) return 'archived';
  if (listed.isDisabled) return 'disabled';

  return listed.isFork ? 'fork' : null;
}

/** Also of an earlier version's making: then it begins anew. */
function isUnderWay(backfill: unknown): backfill is BackfillState {
  return typeof backfill === 'object' && backfill !== null && 'runsFrom' in backfill;
}
