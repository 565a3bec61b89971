import { orUnknown } from '../collect/or-unknown.ts';
import { nextSlot } from '../facts/sweep-slot.ts';
import type { Missed } from '../model/reconcile.ts';
import type { KnownRepository } from '../store/place-port.ts';
import { isSwept, noteListed } from './note-listed.ts';
import type { ReconcileQueue } from './reconcile-everything.ts';
import type { Services } from './services.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** What no event tells: a push of more than three tags sends none, nor does a payload above 25 MB. */
const daily: readonly Missed[] = ['pull-requests', 'releases', 'policy'];

export interface Swept {
  /** Repositories with open pull requests, to be looked at within the hour. */
  readonly hourly: number;
  /** Repositories that GitHub lists as changed since they were looked at. */
  readonly daily: number;
  /** Repositories that are listed no more. */
  readonly vanished: number;
}

/**
 * Asks for the looks that come due within the next hour: each repository has its own moment. One with open pull requests
 * is looked at hourly, any other once a day and only if GitHub's list of the installation shows it as changed.
 */
export async function sweepRepositories(
  services: Services,
  { requestReconcile }: ReconcileQueue,
): Promise<Swept> {
  const { repositories } = services.store;
  const now = services.now();
  const swept = { hourly: 0, daily: 0, vanished: 0 };
  for (const { id, isSuspended } of await services.app.installations()) {
    if (isSuspended) continue;
    const known = new Map((await repositories.list(id)).map(one => [one.ref.id, one]));
    const listed = await orUnknown(services.github.installation(id).repositories());
    if (listed === undefined) continue;
    for (const one of listed) {
      const before = known.get(one.ref.id);
      known.delete(one.ref.id);
      await noteListed(services, one, before);
      // One that is new or back again is looked at now.
      const at = before?.state === 'active' ? nextSlot(one.ref.id, dayMs, now) : now;
      if (!isSwept(one) || !hasChanged(one, before) || at.getTime() - now.getTime() > hourMs) continue;
      const since = before?.reconciledAt ?? null;
      await requestReconcile({ repository: one.ref, since, missed: daily }, { at });
      await repositories.put(one.ref, { pushedAt: one.pushedAt, updatedAt: one.updatedAt });
      swept.daily += 1;
    }
    swept.vanished += await noteVanished(services, [...known.values()]);
  }
  for (const { ref, reconciledAt } of await repositories.withOpenPullRequests()) {
    const at = nextSlot(ref.id, hourMs, now);
    await requestReconcile({ repository: ref, since: reconciledAt, missed: ['pull-requests'] }, { at });
    swept.hourly += 1;
  }
  services.log.info({ ...swept }, 'repositories swept');

  return swept;
}

function hasChanged(
  listed: Pick<KnownRepository, 'pushedAt' | 'updatedAt'>,
  before: KnownRepository | undefined,
): boolean {
  return (
    before?.state !== 'active' ||
    listed.pushedAt?.getTime() !== before.pushedAt?.getTime() ||
    listed.updatedAt?.getTime() !== before.updatedAt?.getTime()
  );
}

/** The list is complete: what it lacks was deleted, moved away or taken out of the installation. */
async function noteVanished({ store }: Services, gone: readonly KnownRepository[]): Promise<number> {
  const news = gone.filter(({ state }) => state !== 'removed');
  for (const { ref } of news) await store.repositories.put(ref, { state: 'removed' });

  return news.length;
}
