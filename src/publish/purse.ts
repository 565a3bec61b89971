/**
 * Requests set aside for one job, by installation. A job that finds the budget spent halfway begins anew later, and has read
 * in vain: so it begins where there is enough for most jobs, and gives back what it did not need.
 */
export class Purse {
  readonly #kept = new Map<number, Promise<{ points: number }>>();
  readonly #onClose: (() => void)[] = [];

  /**
   * Takes one of the requests that were set aside; the first time, `setAside` does that and says how many. False where the job
   * has used them up.
   */
  async take(
    installationId: number,
    setAside: () => Promise<number>,
    giveBack: (points: number) => void,
  ): Promise<boolean> {
    const opening = this.#kept.get(installationId) ?? this.#open(installationId, setAside, giveBack);
    const kept = await opening;
    if (kept.points === 0) return false;
    kept.points -= 1;

    return true;
  }

  #open(
    installationId: number,
    setAside: () => Promise<number>,
    giveBack: (points: number) => void,
  ): Promise<{ points: number }> {
    const opening = setAside().then(points => {
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
