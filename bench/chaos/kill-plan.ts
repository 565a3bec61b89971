import type { Random } from '../seeded-random.ts';
import { type DeedName, deedNames } from './deeds.ts';
import type { DieAt } from './messages.ts';

/** How one round ends. */
export interface Ending {
  readonly deed: DeedName;
  readonly dieAt: DieAt | null;
  /** For a kill at a random moment: so long after the server was started or, where it listens, after that. */
  readonly afterMs: number;
  readonly counts: 'from-start' | 'from-listening';
}

/** Knows which sync points there are, how often each was died at, and which deed leads there. */
export interface KillPlan {
  /** A server that did this passed there. What is only passed between the rounds is not died at. */
  passed(point: string, deed: DeedName | null, isAmidRound: boolean): void;
  died(point: string): void;
  next(random: Random): Ending;
  /** Every point that was ever passed, with the number of deaths at it. */
  readonly deaths: ReadonlyMap<string, number>;
}

/** Passed by the very first start, and by a server that is asked to end: no server dies there by chance. */
const notOnTheWay = / store\.close$| commit of migration$/;

/** `patienceMs`: so long a planned death is waited for; `plannedShare`: how many of the rounds have one. */
export function createKillPlan(patienceMs: number, plannedShare: number): KillPlan {
  const deaths = new Map<string, number>();
  const tried = new Map<string, number>();
  /** By point, how often each deed led there: a deed is also blamed for what is left of the ones before it. */
  const leads = new Map<string, Map<DeedName, number>>();

  const deathsAt = (point: string) => deaths.get(point) ?? 0;
  const triesAt = (point: string) => tried.get(point) ?? 0;

  /** Every other time one at which no server has died yet: what is seldom passed would be forgotten among all others. */
  function choose(random: Random): string | undefined {
    const points = random.shuffled([...deaths.keys()]);
    const alive = points.filter(point => deathsAt(point) === 0);
    const rank = (point: string) => deathsAt(point) * 10 + triesAt(point);
    const among = alive.length > 0 && random.chance(0.5) ? alive : points;

    return among.toSorted((a, b) => rank(a) - rank(b))[0];
  }

  /** Longer where it was waited for in vain: what was left undone before comes first in a server that starts. */
  const patienceAt = (point: string) =>
    deathsAt(point) > 0 ? patienceMs : patienceMs * (1 + Math.min(triesAt(point), 4) / 2);

  function atPoint(random: Random): Ending | undefined {
    const point = choose(random);
    if (point === undefined) return undefined;
    const afterMs = patienceAt(point);
    tried.set(point, triesAt(point) + 1);
    const [first, ...more] = [...(leads.get(point) ?? [])].flatMap(([deed, times]) =>
      Array(times).fill(deed),
    );
    const isKnown = deathsAt(point) > 0;

    return {
      deed: first === undefined ? random.pick(deedNames) : random.pick<DeedName>([first, ...more]),
      // What most lives pass often is also died at later.
      dieAt: { point, nth: 1 + (isKnown && random.chance(0.3) ? random.below(3) : 0) },
      ...{ afterMs, counts: 'from-listening' },
    };
  }

  return {
    deaths,
    passed(point, deed, isAmidRound) {
      if (notOnTheWay.test(point)) return;
      if (isAmidRound && !deaths.has(point)) deaths.set(point, 0);
      if (deed === null) return;
      const deeds = leads.get(point) ?? new Map<DeedName, number>();
      leads.set(point, deeds.set(deed, (deeds.get(deed) ?? 0) + 1));
    },
    died(point) {
      deaths.set(point, deathsAt(point) + 1);
    },
    next(random) {
      const planned = random.chance(plannedShare) ? atPoint(random) : undefined;
      if (planned !== undefined) return planned;
      const isEarly = random.chance(0.1);

      return {
        deed: random.pick(deedNames),
        dieAt: null,
        afterMs: random.below(isEarly ? 1_200 : 900),
        counts: isEarly ? 'from-start' : 'from-listening',
      };
    },
  };
}
