import type { KeptFacts } from '../../collect/ladder/collect-facts.ts';
import type { StoredValue } from '../../model/records/ladder-records.ts';
import { catalogue } from '../../practices/catalogue.ts';
import { isCeiling } from '../../practices/thresholds.ts';
import type { LadderAssessmentRow, LadderState } from '../../store/ladder-port.ts';
import type { Services } from '../services.ts';
import type { StoredLadder } from './stored-ladder.ts';

const yearMs = 365 * 24 * 60 * 60 * 1000;
/** A year of weekly turns. */
const mostTurns = 53;

/** What only Rung knows: coverage it measured, results of earlier turns, and since when it keeps events. */
export async function keptFacts(
  { store }: Pick<Services, 'store'>,
  repositoryId: number,
  state: LadderState,
  at: Date,
): Promise<KeptFacts> {
  const since = new Date(at.getTime() - yearMs);
  const [coverage, turns] = await Promise.all([
    store.records.list(repositoryId, 'coverage', since),
    store.ladders.latest(repositoryId, mostTurns),
  ]);
  const [newest] = turns;

  return {
    coverage,
    eventsSince: state.eventsSince.getTime(),
    // Whatever events were missed is read at the next turn.
    eventGaps: [],
    advice: [],
    storedValues: turns.filter(turn => turn.at >= since).flatMap(valuesOf),
    earlier: newest === undefined ? null : { at: newest.at.getTime(), results: resultsOf(newest) },
  };
}

const resultsOf = ({ result }: LadderAssessmentRow) =>
  (result as StoredLadder).domains.flatMap(({ practices }) => practices);

const ceilings = new Map(
  catalogue.map(({ id, levels }) => [id, Object.values(levels.lines).some(line => isCeiling(line))]),
);

function valuesOf(turn: LadderAssessmentRow): readonly StoredValue[] {
  const at = turn.at.getTime();

  return resultsOf(turn).flatMap(({ id, value, carriedFrom }) =>
    value === null || carriedFrom !== null
      ? []
      : [{ practice: id, at, value, isLowerBetter: ceilings.get(id) ?? false }],
  );
}
