import { type DomainId, domainNames } from '../../../model/domain.ts';
import type { Weeks } from './open-weeks.ts';

/** Null on both sides: too little is judged for a level. */
interface Level {
  readonly proven: number | null;
  readonly possible: number | null;
}

export interface LadderTurn {
  /** The day of the schedule's slot; a turn that was asked for has its moment too. */
  readonly slot: string;
  readonly at: Date;
  readonly domains: readonly ({ readonly id: DomainId } & Level)[];
}

/** All assessments so far, the oldest first. */
export async function ladderTurns({ stage, team }: Weeks): Promise<readonly LadderTurn[]> {
  const rows = await stage.server.store.ladders.latest(team.repository.id, 20);

  return rows.toReversed().map(({ slot, at, result }) => {
    const { domains } = result as { readonly domains: LadderTurn['domains'] };

    return { slot, at, domains: domains.map(({ id, proven, possible }) => ({ id, proven, possible })) };
  });
}

/** `Continuous delivery 1 → 2`, for each domain whose level is another than the time before. */
export function levelMoves(turn: LadderTurn, before: LadderTurn | undefined): readonly string[] {
  return turn.domains.flatMap(({ id, ...level }) => {
    const earlier = before?.domains.find(one => one.id === id);
    const [from, to] = [levelText(earlier), levelText(level)];

    return from === to ? [] : [`${domainNames[id].en} ${from} → ${to}`];
  });
}

function levelText({ proven, possible }: Level = { proven: null, possible: null }): string {
  if (proven === null) return 'no level';

  return proven === possible ? String(proven) : `${proven}–${possible}`;
}
