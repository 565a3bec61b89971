import { setTimeout } from 'node:timers/promises';
import type { QuotaLeft, RequestQuota } from '../github/request-quota.ts';
import type { Log } from '../model/log.ts';
import type { Lanes } from '../store/lane-port.ts';
import { createBackgroundBudget } from './background-budget.ts';
import { countRequest } from './count-requests.ts';
import { heldBack } from './held-back.ts';
import { backgroundPurse, isInBackground } from './in-background.ts';
import { onwardClock } from './onward-clock.ts';
import { createPointBlocks, type PointBlocks } from './point-blocks.ts';
import { createSlots } from './slots.ts';

export interface RequestQuotaOptions {
  readonly lanes: Lanes;
  readonly now: () => Date;
  readonly log: Log;
  /** False for a server without limits: only its refusals are heeded. */
  readonly isLimited?: boolean;
  /** A request that may go so soon waits instead of being refused. */
  readonly patienceMs?: number;
  /** Real time unless told. */
  readonly wait?: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random?: () => number;
}

/**
 * GitHub counts 900 points in 60 s. A block is used up to 10 s after it was taken, and its last request may arrive 5 s
 * later: so what was taken in 75 s bounds what GitHub sees in any 60.
 */
const pointsPace = { amount: 850, perSeconds: 75 };
const pointBlocks = { smallest: 15, largest: 60, lastMs: 10_000 };
const backgroundShare = 0.25;
/** In which there are points for a job: about 30. */
const slotMs = (30 / pointsPace.amount) * pointsPace.perSeconds * 1000;
/** Background work leaves so much of the hour to what people wait for. */
const keptForPeople = 0.5;
/** Requests under way when the last answer came. */
const keptForOthers = 40;
/** However wrong this machine's clock is. */
const hourMs = 3_600_000;
/** What GitHub gives at least. */
const usualHourly = 5_000;

interface Installation {
  readonly points: PointBlocks;
  restUntilMs: number;
  left: QuotaLeft | undefined;
  /** By the clock that never goes back. */
  leftUntilMs: number;
}

/** What one installation may ask of GitHub, shared by all instances through blocks of points. */
export function createRequestQuota(options: RequestQuotaOptions): RequestQuota {
  const { lanes, log, isLimited = true, patienceMs = 0 } = options;
  const now = onwardClock(options.now);
  const random = options.random ?? Math.random;
  const wait = options.wait ?? (ms => setTimeout(ms));
  const installations = new Map<number, Installation>();
  const nowMs = () => now().getTime();
  const endsInMs = ({ resetAt }: QuotaLeft) => resetAt.getTime() - options.now().getTime();
  const slot = createSlots(now);

  const background = createBackgroundBudget({
    ...{ lanes, now, spend, refuse },
    hourly: id => Math.floor((installations.get(id)?.left?.limit ?? usualHourly) * backgroundShare),
  });

  function find(installationId: number): Installation {
    const known = installations.get(installationId);
    if (known !== undefined) return known;
    const fresh: Installation = {
      points: createPointBlocks({
        ...{ ...pointBlocks, now, lanes, installationId, lane: 'requests' },
        paces: () => (isLimited ? [pointsPace] : []),
      }),
      restUntilMs: 0,
      left: undefined,
      leftUntilMs: 0,
    };
    installations.set(installationId, fresh);

    return fresh;
  }

  function refuse(installationId: number, waitMs: number, mostLateMs?: number): never {
    const what = `The limit of requests for installation ${installationId} is reached`;
    throw heldBack(what, waitMs, random, mostLateMs);
  }

  /** The hour's requests, as far as GitHub told how many are left. */
  function refuseWhenSpent(installationId: number, { left, leftUntilMs }: Installation): void {
    if (left === undefined) return;
    const waitMs = Math.min(endsInMs(left), leftUntilMs - nowMs());
    if (waitMs <= 0) return;
    const kept = isInBackground() ? left.limit * keptForPeople : Math.min(keptForOthers, left.limit / 10);
    if (left.remaining < kept) refuse(installationId, waitMs);
  }

  async function spend(
    from: PointBlocks,
    points: number,
    refuseFor: (waitMs: number) => Promise<never>,
  ): Promise<number> {
    for (let patience = patienceMs; ; ) {
      const spent = await from.spend(points);
      if ('untilMs' in spent) return spent.untilMs;
      if (spent.waitMs > patience) await refuseFor(spent.waitMs);
      patience -= spent.waitMs;
      await wait(spent.waitMs);
    }
  }

  return {
    async admit(installationId, points) {
      countRequest();
      const its = find(installationId);
      const restMs = its.restUntilMs - nowMs();
      if (restMs > 0) refuse(installationId, restMs);
      if (isLimited) refuseWhenSpent(installationId, its);
      const purse = backgroundPurse();
      if (isLimited && purse !== undefined) await background.spend(installationId, purse);
      await spend(its.points, points, async waitMs =>
        refuse(installationId, slot(`${installationId}`, waitMs, slotMs)),
      );
    },

    async uncounted(installationId) {
      await backgroundPurse()?.putBack(installationId);
    },

    async refused(installationId, error) {
      // The budget's own refusals never came from GitHub.
      if (error.kind !== 'rate-limited' || error.status === null) return;
      const its = find(installationId);
      const seconds = Math.max(1, error.retryAfterSeconds ?? 60);
      its.points.clear();
      const restMs = await lanes.sleep(installationId, seconds, error).catch(cause => {
        log.warn({ err: cause, installationId }, 'other instances were not told of a rate limit');

        return seconds * 1000;
      });
      its.restUntilMs = Math.max(its.restUntilMs, nowMs() + restMs);
      log.warn(
        { installationId, seconds: Math.ceil(restMs / 1000) },
        'rate limit of GitHub: installation rests',
      );
    },

    told(installationId, left) {
      const its = find(installationId);
      const lateMs = left.resetAt.getTime() - (its.left?.resetAt.getTime() ?? 0);
      // Answers overtake each other, and one from the cache tells old figures: within an hour it only gets less.
      if (lateMs > toleratedMs || (lateMs >= -toleratedMs && left.remaining < (its.left?.remaining ?? 0))) {
        if (lateMs > toleratedMs) its.leftUntilMs = nowMs() + hourMs;
        its.left = left;
      }
    },

    remaining() {
      const present = new Map<number, QuotaLeft>();
      for (const [id, { left }] of installations)
        if (left !== undefined && endsInMs(left) > 0) present.set(id, left);

      return present;
    },
  };
}

/** GitHub rounds the end of the hour to seconds. */
const toleratedMs = 2_000;
