import { GatewayError } from '../model/gateway-error.ts';

/** Both reject where there is too little. */
export interface PurseSource {
  readonly begin: () => Promise<SetAsidePoints>;
  /** For one more. */
  readonly another: () => Promise<unknown>;
}

export interface SetAsidePoints {
  readonly points: number;
  readonly giveBack: (left: number) => void;
}

/**
 * Requests set aside for one job, by installation. A job that finds the budget spent halfway begins anew later, and has read
 * in vain: so it begins where there is enough for most jobs, and gives back what it did not need.
 */
export class Purse {
  readonly #kept = new Map<number, Promise<{ points: number }>>();
  readonly #onClose: (() => void)[] = [];
  readonly #spent = new Map<number, number>();
  #isClosed = false;
  /** Undefined where it has none. */
  readonly job: string | undefined;

  constructor(job?: string) {
    this.job = job;
  }

  /** How many requests the job has made. */
  spent(installationId: number): number {
    return this.#spent.get(installationId) ?? 0;
  }

  /** Takes one of the requests that were set aside, or another one where the job has used them up. */
  async take(installationId: number, source: PurseSource): Promise<void> {
    // A read that goes on after its job has failed asks in vain, and nobody would give back what it sets aside.
    if (this.#isClosed) throw new GatewayError('unavailable', 'The job that asks has ended.');
    const kept = await (this.#kept.get(installationId) ?? this.#open(installationId, source));
    if (kept.points === 0) await source.another();
    else kept.points -= 1;
    this.#spent.set(installationId, this.spent(installationId) + 1);
  }

  /** One of those that were taken did not count after all: it is kept for the next. */
  async putBack(installationId: number): Promise<void> {
    const kept = await this.#kept.get(installationId);
    if (kept === undefined) return;
    kept.points += 1;
    this.#spent.set(installationId, this.spent(installationId) - 1);
  }

  #open(installationId: number, { begin }: PurseSource): Promise<{ points: number }> {
    const opening = begin().then(({ points, giveBack }) => {
      const kept = { points };
      // The job may have ended while it waited for them.
      if (this.#isClosed) {
        giveBack(points);
        kept.points = 0;
      } else this.#onClose.push(() => giveBack(kept.points));

      return kept;
    });
    this.#kept.set(installationId, opening);
    opening.catch(() => this.#kept.delete(installationId));

    return opening;
  }

  /** The job has ended. */
  close(): void {
    this.#isClosed = true;
    for (const giveBack of this.#onClose.splice(0)) giveBack();
    this.#kept.clear();
  }
}
