import type { HookDeliveries } from '../github/app-reads.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { CatchUpMark } from '../store/catch-up-port.ts';
import { type MadeGood, makeGood } from './catch-up/make-good.ts';
import { missedDeliveries } from './catch-up/missed-deliveries.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { reconcileEverything } from './reconcile-everything.ts';
import type { Services } from './services.ts';

export interface CaughtUp extends MadeGood {
  /** Attempts that GitHub listed. */
  readonly scanned: number;
  /** Deliveries that never arrived and mattered. */
  readonly missed: number;
}

const minuteMs = 60_000;
/** GitHub may list a delivery late. */
const marginMs = 10 * minuteMs;
/** Younger ones may still be on their way. */
const youngMs = minuteMs;
/** Where nobody looked for so long, Rung was down. */
const downMs = 20 * minuteMs;
/** A hundred a second for five minutes; a hundred of them cost one request. */
const maxAttempts = 40_000;

/**
 * Finds the deliveries that never arrived, since GitHub does not send them again, and asks for what makes them good. The
 * mark moves once all is asked for: what is cut off before is done again by the next run, which is harmless.
 */
export async function catchUp(services: Services, queue: PlaceRequests): Promise<CaughtUp> {
  const { app, store, log } = services;
  const startedAt = app.githubTime();
  const last = await store.catchUp.find();
  // A mark ahead of the present is from a clock that was wrong, and tells nothing.
  const isAhead = last !== undefined && last.mark > startedAt;
  const caughtUp = await scan(services, queue, isAhead ? undefined : last, startedAt);
  await store.catchUp.put({ mark: new Date(startedAt.getTime() - youngMs), scannedAt: startedAt });
  if (caughtUp.reconciled + caughtUp.fetched > 0)
    log.info({ ...caughtUp }, 'missed deliveries are made good');

  return caughtUp;
}

async function scan(
  services: Services,
  queue: PlaceRequests,
  last: CatchUpMark | undefined,
  startedAt: Date,
): Promise<CaughtUp> {
  const windowStart = startedAt.getTime() - services.timing.deliveryWindowMs;
  if (last === undefined || last.mark.getTime() < windowStart)
    return await lookEverywhere(services, queue, last, startedAt);

  const since = new Date(Math.max(last.mark.getTime() - marginMs, windowStart));
  const listed = await listAttempts(services, since);
  const wasDown = startedAt.getTime() - last.scannedAt.getTime() > downMs;
  // Without a list a server that was up goes by what it was told; with one, it knows that there were more.
  if (listed === undefined ? wasDown : !reachesBack(listed, last.mark))
    return await lookEverywhere(services, queue, last, startedAt);

  const deliveries = listed?.deliveries ?? [];
  const settled = deliveries.filter(one => startedAt.getTime() - one.deliveredAt.getTime() >= youngMs);
  const missed = await missedDeliveries(services.store.inbox, settled);
  const good = await makeGood({ services, queue, now: startedAt }, missed);

  return { scanned: settled.length, missed: missed.length, ...good };
}

/** Deliveries from before the mark are accounted for, whether they were all listed again or not. */
function reachesBack({ deliveries, complete }: HookDeliveries, mark: Date): boolean {
  return complete || deliveries.some(({ deliveredAt }) => deliveredAt <= mark);
}

async function lookEverywhere(
  services: Services,
  queue: PlaceRequests,
  last: CatchUpMark | undefined,
  startedAt: Date,
): Promise<CaughtUp> {
  const reconciled = await reconcileEverything(services, queue, last?.mark ?? null);
  if (last !== undefined) await services.store.catchUp.noteUntold({ from: last.mark, to: startedAt });

  return { scanned: 0, missed: 0, reconciled, fetched: 0 };
}

const absent = new Set(['not-found', 'forbidden', 'gone']);
/** Where it was said in the log already. */
const said = new WeakSet<Services['app']>();

/** An old GitHub Enterprise Server has no such list: then the present state is all there is to go by. */
async function listAttempts({ app, log }: Services, since: Date): Promise<HookDeliveries | undefined> {
  try {
    return await app.hookDeliveries(since, { limit: maxAttempts });
  } catch (error) {
    if (!(error instanceof GatewayError) || !absent.has(error.kind)) throw error;
    if (!said.has(app))
      log.warn(
        { reason: error.message },
        'GitHub lists no deliveries: what was missed is found by the present state alone',
      );
    said.add(app);

    return undefined;
  }
}
