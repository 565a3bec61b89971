/** `begin` and `another` reject where there is too little. */
export interface PurseSource {
  /** Sets some aside, and says how many. */
  readonly begin: () => Promise<number>;
  /** For one more. */
  readonly another: () => Promise<void>;
  readonly giveBack: (points: number) => void;
}

/**
 * Requests set aside for one job, by installation. A job that finds the budget spent halfway begins anew later, and has read
 * in vain: so it begins where there is enough for most jobs, and gives back what it did not need.
 */
export class Purse {
  readonly #kept = new Map<number, Promise<{ points: number }>>();
  readonly #onClose: (() => void)[] = [];
  readonly #spent = new Map<number, number>();
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

  #open(installationId: number, { begin, giveBack }: PurseSource): Promise<{ points: number }> {
    const opening = begin().then(points => {
      const kept = { points };
      this.#onClose.push(() => giveBack(kept.points));

      return kept;
    });
    this.#kept.set(installationId, opening);
    opening.catch(() => this.#kept.delete(installationId));

    return opening;
  }

  /** The job has ended. */
  close(): void {
    for (const giveBack of this.#onClose.splice(0)) giveBack();
    this.#kept.clear();
  }
}
