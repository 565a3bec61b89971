import type { Lanes, Pace } from '../store/lane-port.ts';
import { budgetUnknown } from './held-back.ts';
import { createPlaces } from './places-in-line.ts';
import { type BlockSizes, createPointBlocks, type PointBlocks } from './point-blocks.ts';
import type { Purse, SetAsidePoints } from './purse.ts';
import { createSetAsides } from './set-asides.ts';

export interface BackgroundBudgetOptions {
  readonly lanes: Lanes;
  readonly now: () => Date;
  /** What all background work of the installation may ask in an hour. */
  readonly hourly: (installationId: number) => number;
  /** Waits as long as patience lasts, else rejects with what `refuse` throws. Returns until when they may be used. */
  readonly spend: (
    from: PointBlocks,
    points: number,
    refuse: (waitMs: number) => Promise<never>,
  ) => Promise<number>;
  /** Puts the job off. @param mostLateMs what chance may add */
  readonly refuse: (installationId: number, waitMs: number, mostLateMs: number) => never;
}

const blockLastsMs = 120_000;
/** What is taken may be used two minutes later: so what was taken in 62 minutes bounds what GitHub sees in any 60. */
const perSeconds = 3600 + blockLastsMs / 1000;
const forNew = { smallest: 12, largest: 12, lastMs: blockLastsMs };
const forBegun = { smallest: 4, largest: 4, lastMs: blockLastsMs, isThrifty: true };
const forAgain = { smallest: 1, largest: 1, lastMs: blockLastsMs };
/** Of the budget, what only jobs that have begun may use: one that is put off halfway has read in vain. */
const keptForBegun = 0.05;
/** Within the 850 points of all requests, of which a write takes five: else jobs are put off halfway by what they ask together. */
const rush: Pace = { amount: 300, perSeconds: 75 };
/** What a job takes at least, nearly. To come in vain costs no request; a point that nobody comes for is lost. */
const leastForJob = 4;
/** Those that are new come after those for whom others stand aside. */
const lateMs = 10_000;

interface Budget {
  readonly forNew: PointBlocks;
  readonly forBegun: PointBlocks;
  readonly forAgain: PointBlocks;
}

/** The part of the hourly quota that work may use for which nobody waits. */
export function createBackgroundBudget({ lanes, now, hourly, spend, refuse }: BackgroundBudgetOptions) {
  const budgets = new Map<number, Budget>();
  const setAsides = createSetAsides(now);
  const places = createPlaces(now);

  const whole = (installationId: number): Pace => ({ amount: hourly(installationId), perSeconds });

  function pacesForNew(installationId: number): readonly [Pace, Pace] {
    const { amount } = whole(installationId);
    const kept = Math.max(Math.floor(amount * keptForBegun), setAsides.awaited(installationId));

    return [{ amount: amount - kept, perSeconds }, rush];
  }

  function open(installationId: number): Budget {
    const blocks = (sizes: BlockSizes, paces: () => readonly Pace[]) =>
      createPointBlocks({ ...sizes, now, lanes, installationId, lane: 'background', paces });
    const budget: Budget = {
      forNew: blocks(forNew, () => pacesForNew(installationId)),
      forBegun: blocks(forBegun, () => [whole(installationId)]),
      forAgain: blocks(forAgain, () => [whole(installationId)]),
    };
    budgets.set(installationId, budget);

    return budget;
  }

  const freeIn = (installationId: number, amount: number, pace: Pace) =>
    lanes.freeIn({ installationId, lane: 'background', amount }, pace).catch(cause => {
      throw budgetUnknown(cause);
    });

  /** They come back one after the other, as what was spent within the last hour comes free. */
  async function refuseNew(installationId: number, waitMs: number): Promise<never> {
    const paces = pacesForNew(installationId);
    const place = places.take(installationId, Math.floor(paces[0].amount / leastForJob));
    const needed = (place + 1) * leastForJob;
    const free = await Promise.all(paces.map(pace => freeIn(installationId, needed, pace)));
    const slotMs = Math.max(waitMs, ...free);
    places.given(installationId, slotMs);
    return refuse(installationId, slotMs, lateMs);
  }

  return {
    /** For one request of the job whose purse it is. */
    async spend(installationId: number, purse: Purse): Promise<void> {
      const budget = budgets.get(installationId) ?? open(installationId);
      const { job } = purse;

      async function begin(): Promise<SetAsidePoints> {
        const { points, isAgain } = setAsides.of(job);
        const untilMs = await (isAgain
          ? spend(budget.forAgain, points, async waitMs => refuse(installationId, waitMs, 0))
          : spend(budget.forNew, points, waitMs => refuseNew(installationId, waitMs)));
        setAsides.had(job);

        return { points, giveBack: left => budget.forNew.giveBack(left, untilMs) };
      }

      async function putOff(): Promise<never> {
        const all = whole(installationId);
        const spent = purse.spent(installationId);
        const points = setAsides.wasTooLittle(installationId, job, spent, all.amount);

        return refuse(installationId, await freeIn(installationId, points, all), 0);
      }

      await purse.take(installationId, {
        begin,
        another: () => spend(budget.forBegun, 1, putOff),
      });
    },
  };
}
