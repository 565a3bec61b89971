import { orUnknown } from '../collect/or-unknown.ts';
import { nextSlot } from '../facts/sweep-slot.ts';
import type { Missed, ReconcileRequest } from '../model/reconcile.ts';
import type { KnownRepository } from '../store/place-port.ts';
import { activeInstallations } from './active-installations.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { lookAtRepository } from './look-at-repository.ts';
import { isSwept, noteListed } from './note-listed.ts';
import type { Services } from './services.ts';
import { tryEach } from './try-each.ts';

export interface SweepRequests extends PlaceRequests {
  requestReconcile(request: ReconcileRequest, options?: { at?: Date }): Promise<void>;
}

export interface Swept {
  /** Repositories with open pull requests, to be looked at within the hour. */
  readonly hourly: number;
  /** Repositories that GitHub lists as changed since they were looked at. */
  readonly daily: number;
  /** Repositories that are listed no more. */
  readonly vanished: number;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** What no event tells: a push of more than three tags sends none, nor does a payload above 25 MB. */
const daily: readonly Missed[] = ['pull-requests', 'releases', 'policy'];

/**
 * Asks for the looks that come due within the next hour: each repository has its own moment. One with open pull requests
 * is looked at hourly, any other once a day and only if GitHub's list of the installation shows it as changed.
 */
export async function sweepRepositories(services: Services, requests: SweepRequests): Promise<Swept> {
  const { repositories } = services.store;
  const now = services.now();
  const open = await repositories.withOpenPullRequests();
  const swept = { hourly: 0, daily: 0, vanished: 0 };
  for (const { ref, reconciledAt } of open) {
    const at = nextSlot(ref.id, hourMs, now);
    await requests.requestReconcile(
      { repository: ref, since: reconciledAt, missed: ['pull-requests'] },
      { at },
    );
    swept.hourly += 1;
  }
  await tryEach(await activeInstallations(services, requests), async ({ id }) => {
    const { daily, vanished } = await sweepInstallation(services, requests, id, {
      now,
      open: new Set(open.map(({ ref }) => ref.id)),
    });
    swept.daily += daily;
    swept.vanished += vanished;
  });
  services.log.debug({ ...swept }, 'repositories swept');

  return swept;
}

/** One list of the installation, 100 repositories a request, tells which of them changed. */
async function sweepInstallation(
  services: Services,
  requests: SweepRequests,
  installationId: number,
  { now, open }: { readonly now: Date; readonly open: ReadonlySet<number> },
): Promise<Pick<Swept, 'daily' | 'vanished'>> {
  const { repositories } = services.store;
  // Before GitHub is asked: what is added meanwhile must not look vanished.
  const known = new Map((await repositories.list(installationId)).map(one => [one.ref.id, one]));
  const listed = await orUnknown(services.github.installation(installationId).repositories());
  if (listed === undefined) return { daily: 0, vanished: 0 };
  let asked = 0;
  for (const one of listed) {
    const before = known.get(one.ref.id);
    known.delete(one.ref.id);
    await noteListed(services, one, before);
    // One that is new or back again is looked at now.
    const at = before?.state === 'active' ? nextSlot(one.ref.id, dayMs, now) : now;
    const isDue = at.getTime() - now.getTime() <= hourMs && hasChanged(one, before);
    if (!isDue || !isSwept(one, open)) continue;
    const since = before?.reconciledAt ?? null;
    await requests.requestReconcile({ repository: one.ref, since, missed: daily }, { at });
    await repositories.change(one.ref, { pushedAt: one.pushedAt, updatedAt: one.updatedAt });
    asked += 1;
  }
  const vanished = [...known.values()].filter(({ state }) => state !== 'removed');
  // A list that is read page by page may lack one that is there.
  for (const { ref } of vanished) await lookAtRepository(services, requests, ref, { saysGone: true });

  return { daily: asked, vanished: vanished.length };
}

function hasChanged(
  listed: Pick<KnownRepository, 'pushedAt' | 'updatedAt'>,
  before: KnownRepository | undefined,
): boolean {
  return (
    before?.state !== 'active' ||
    before.reconciledAt === null ||
    listed.pushedAt?.getTime() !== before.pushedAt?.getTime() ||
    listed.updatedAt?.getTime() !== before.updatedAt?.getTime()
  );
}
