/** A turn on the ladder where little moved, and what it says in an issue. */
const usual = 12;
/** Others do not stand aside for ever for a job that does not come back. */
const lastsMs = 2 * 3_600_000;

export interface SetAside {
  readonly points: number;
  /** It was put off halfway. */
  readonly isAgain: boolean;
}

/**
 * How much is set aside for a job that nobody waits for. One that was put off halfway begins anew, and what it spent is
 * lost: so it gets twice of that at once, and until then others stand aside.
 */
export interface SetAsides {
  of(job: string | undefined): SetAside;
  /** So much was to be had. */
  had(job: string | undefined): void;
  /** The job was put off when it had spent so much; what it gets next. `most` is all there is. */
  wasTooLittle(installationId: number, job: string | undefined, spent: number, most: number): number;
  /** What others leave for those that were put off halfway. */
  awaited(installationId: number): number;
}

export function createSetAsides(now: () => Date): SetAsides {
  const wanted = new Map<string, { installationId: number; points: number; untilMs: number }>();

  function forgetOld(): void {
    for (const [job, { untilMs }] of wanted) if (untilMs <= now().getTime()) wanted.delete(job);
  }

  return {
    of(job) {
      const points = wanted.get(job ?? '')?.points;

      return points === undefined ? { points: usual, isAgain: false } : { points, isAgain: true };
    },
    had(job) {
      if (job !== undefined) wanted.delete(job);
    },
    wasTooLittle(installationId, job, spent, most) {
      if (job === undefined) return usual;
      const points = Math.min(most, Math.max(usual, 2 * spent));
      wanted.set(job, { installationId, points, untilMs: now().getTime() + lastsMs });

      return points;
    },
    awaited(installationId) {
      forgetOld();
      const its = [...wanted.values()].filter(want => want.installationId === installationId);

      return Math.max(0, ...its.map(({ points }) => points));
    },
  };
}
