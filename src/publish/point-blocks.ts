import type { Lane, Lanes, Pace } from '../store/lane-port.ts';
import { budgetUnknown } from './held-back.ts';

/** Until when the last of what was spent may be used; or for how long there is nothing to be had. */
export type Spending = { readonly untilMs: number } | { readonly waitMs: number };

export interface PointBlocks {
  spend(points: number): Promise<Spending>;
  /** What was spent and not used after all. It lasts no longer than it did before. */
  giveBack(points: number, untilMs: number): void;
  /** Gives up what is left. */
  clear(): void;
}

export interface BlockSizes {
  readonly smallest: number;
  readonly largest: number;
  /** How long a block may be used after it was taken. */
  readonly lastMs: number;
  /** Where a block cannot be had, what is needed now is taken alone: nothing is left over, and the database is asked more often. */
  readonly isThrifty?: boolean;
}

export interface PointBlocksOptions extends BlockSizes {
  readonly now: () => Date;
  readonly lanes: Lanes;
  readonly installationId: number;
  readonly lane: Lane;
  /** As they are now. */
  readonly paces: () => readonly Pace[];
}

interface Block {
  left: number;
  readonly untilMs: number;
}

/**
 * Points of a budget that all instances share, taken in blocks, so that not every request asks the database. Blocks are
 * small while few are used, since what is not used in time is lost for everybody.
 */
export function createPointBlocks(options: PointBlocksOptions): PointBlocks {
  const { now, lanes, installationId, lane, smallest, largest, lastMs, isThrifty = false } = options;
  let blocks: Block[] = [];
  let size = smallest;
  let emptyUntilMs = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const take = (amount: number) =>
    lanes.enter({ installationId, lane, amount, paces: options.paces(), heldForMs: null }).catch(cause => {
      throw budgetUnknown(cause);
    });

  /** Those that are lost first go first. Undefined where there are too few. */
  function use(points: number): Spending | undefined {
    const nowMs = now().getTime();
    if (blocks.some(({ left, untilMs }) => untilMs <= nowMs && left > 0)) size = smallest;
    blocks = blocks
      .filter(({ left, untilMs }) => untilMs > nowMs && left > 0)
      .toSorted((a, b) => a.untilMs - b.untilMs);
    if (blocks.reduce((sum, { left }) => sum + left, 0) < points) return undefined;
    let open = points;
    let last = nowMs;
    for (const block of blocks) {
      if (open === 0) break;
      const used = Math.min(open, block.left);
      block.left -= used;
      open -= used;
      last = block.untilMs;
    }

    return { untilMs: last };
  }

  async function spend(points: number): Promise<Spending> {
    const used = use(points);
    if (used !== undefined) return used;
    const askedMs = now().getTime();
    if (emptyUntilMs > askedMs) return { waitMs: emptyUntilMs - askedMs };
    let amount = Math.max(points, size);
    let entry = await take(amount);
    if (entry.kind === 'full' && isThrifty && amount > points) {
      // There may be enough for this one.
      amount = points;
      entry = await take(amount);
    }
    if (entry.kind !== 'entered') {
      const waitMs = Math.max(1, entry.waitMs);
      emptyUntilMs = now().getTime() + waitMs;

      return { waitMs };
    }
    size = Math.min(largest, size * 2);
    const untilMs = askedMs + lastMs;
    blocks.push({ left: amount - points, untilMs });

    return { untilMs };
  }

  return {
    spend(points) {
      const result = turn.then(() => spend(points));
      turn = result.catch(() => undefined);

      return result;
    },
    giveBack(points, untilMs) {
      blocks.push({ left: points, untilMs });
    },
    clear() {
      blocks = [];
    },
  };
}
