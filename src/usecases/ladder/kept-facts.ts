import type { KeptFacts } from '../../collect/ladder/collect-facts.ts';
import { adviceOf } from '../../maturity/advice-of.ts';
import type { Level } from '../../model/level.ts';
import type { StoredValue } from '../../model/records/ladder-records.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { catalogue } from '../../practices/catalogue.ts';
import { isCeiling } from '../../practices/thresholds.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { LadderAssessmentRow, LadderState } from '../../store/ladder-port.ts';
import type { Services } from '../services.ts';
import { type StoredLadder, turnOf } from './stored-ladder.ts';

const yearMs = 365 * 24 * 60 * 60 * 1000;
/** A year of weekly turns. */
const mostTurns = 53;

export interface KeptQuestion {
  readonly services: Pick<Services, 'store'>;
  readonly repository: Pick<RepositoryRef, 'id'>;
  readonly state: LadderState;
  readonly filed: readonly Pick<FiledIssue, 'subject' | 'filedAt'>[];
  readonly at: Date;
}

/** What only Rung knows: coverage it measured, what earlier turns came to, and since when it is told of events. */
export async function keptFacts(question: KeptQuestion, target: Level): Promise<KeptFacts> {
  const { services, repository, state, at } = question;
  const { store } = services;
  const since = new Date(at.getTime() - yearMs);
  const [coverage, turns, untold] = await Promise.all([
    store.records.list(repository.id, 'coverage', since),
    store.ladders.latest(repository.id, mostTurns),
    store.catchUp.untold(since),
  ]);
  const [newest] = turns;

  return {
    coverage,
    eventsSince: state.eventsSince.getTime(),
    eventGaps: untold.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
    advice: adviceOf(reportedTurns(turns, question.filed), catalogue, target),
    storedValues: turns.filter(turn => turn.at >= since).flatMap(valuesOf),
    earlier: newest === undefined ? null : { at: newest.at.getTime(), results: resultsOf(newest) },
  };
}

/** Nobody was advised before there was an issue to read it in. */
function reportedTurns(turns: readonly LadderAssessmentRow[], filed: KeptQuestion['filed']) {
  const report = filed.find(({ subject }) => subject === 'maturity');
  if (report === undefined) return [];

  return turns
    .filter(({ at }) => at >= report.filedAt)
    .map(turnOf)
    .toReversed();
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
