import type { Lane, Lanes, Pace } from '../store/lane-port.ts';
import { budgetUnknown } from './held-back.ts';

export interface PointBlocks {
  /** 0: spent. Otherwise for how many milliseconds there is nothing to be had. */
  spend(points: number): Promise<number>;
  /** What was spent and not used after all: it lasts as long as the block that was taken last. */
  giveBack(points: number): void;
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
  let newestUntilMs = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const take = (amount: number) =>
    lanes.enter({ installationId, lane, amount, paces: options.paces(), heldForMs: null }).catch(cause => {
      throw budgetUnknown(cause);
    });

  /** The oldest first: they are lost first. */
  function use(points: number): boolean {
    const nowMs = now().getTime();
    if (blocks.some(({ left, untilMs }) => untilMs <= nowMs && left > 0)) size = smallest;
    blocks = blocks.filter(({ left, untilMs }) => untilMs > nowMs && left > 0);
    if (blocks.reduce((sum, { left }) => sum + left, 0) < points) return false;
    let open = points;
    for (const block of blocks) {
      const used = Math.min(open, block.left);
      block.left -= used;
      open -= used;
    }

    return true;
  }

  async function spend(points: number): Promise<number> {
    if (use(points)) return 0;
    const askedMs = now().getTime();
    if (emptyUntilMs > askedMs) return emptyUntilMs - askedMs;
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

      return waitMs;
    }
    size = Math.min(largest, size * 2);
    newestUntilMs = askedMs + lastMs;
    blocks.push({ left: amount - points, untilMs: newestUntilMs });

    return 0;
  }

  return {
    spend(points) {
      const result = turn.then(() => spend(points));
      turn = result.catch(() => undefined);

      return result;
    },
    giveBack(points) {
      blocks.push({ left: points, untilMs: newestUntilMs });
    },
    clear() {
      blocks = [];
    },
  };
}
