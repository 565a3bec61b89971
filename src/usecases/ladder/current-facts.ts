import { collectFacts, type KeptFacts } from '../../collect/ladder/collect-facts.ts';
import type { Reach } from '../../collect/ladder/reach.ts';
import { rememberHistory } from '../../collect/ladder/remember-history.ts';
import { orUnknown } from '../../collect/or-unknown.ts';
import { known } from '../../facts/ladder/fact.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { LadderReads } from '../../github/ladder/ladder-port.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import type { Services } from '../services.ts';
import { reachOf } from './backfill-state.ts';
import { pulseBeside } from './pulse-beside.ts';
import { storedFacts } from './stored-facts.ts';

/** What no pulse shows is found with the next whole look. */
const longestMs = 28 * dayMs;
/** A run that went on at the last turn has ended since. */
const runsAgainMs = 2 * dayMs;

export interface FactsQuestion {
  readonly services: Pick<Services, 'store'>;
  /** What the pulse shows is not asked for again. */
  readonly reads: LadderReads;
  readonly repository: RepositoryRef;
  readonly state: LadderState;
  readonly defaultBranch: string;
  readonly policy: LadderPolicy;
  readonly kept: KeptFacts;
  /** Issues that Rung filed: whatever becomes of them, nothing moved. */
  readonly filed: readonly Pick<FiledIssue, 'number'>[];
  readonly at: Date;
}

export interface CurrentFacts {
  readonly facts: RepositoryFacts;
  readonly pulse: string | null;
  /** False where nothing moved, and the facts of the last turn stand. */
  readonly isRead: boolean;
  /** What the records hold now. */
  readonly reach: Reach;
}

/** All facts of now. Where nothing moved since the last turn, they are those of then, at a later time. */
export async function currentFacts(question: FactsQuestion): Promise<CurrentFacts> {
  const { services, reads, repository, state, policy, kept, at } = question;
  const before = await lastFacts(question);
  let reach = reachOf(state.backfill);
  const lookAt = (facts: RepositoryFacts) => pulseOf(question, facts);
  const pulse = before === undefined ? null : await lookAt(before);
  if (before !== undefined && pulse === state.pulse && !(await haveRunsMoved(question, before)))
    return { facts: later(before, question), pulse, isRead: false, reach };

  const facts = await collectFacts(reads, policy, at.getTime(), kept, fresh =>
    rememberHistory(fresh, {
      ...{ records: services.store.records, repositoryId: repository.id, at: at.getTime() },
      ...{ reach, policy },
      onRead(kind, span) {
        reach = { ...reach, [kind]: span };
      },
    }),
  );

  return { facts, pulse: pulse ?? (await lookAt(facts)), isRead: true, reach };
}

/** Of the last turn, unless everything was read too long ago, or under another policy. */
async function lastFacts({
  services,
  repository,
  state,
  policy,
  at,
}: FactsQuestion): Promise<RepositoryFacts | undefined> {
  if (state.pulse === null || state.readAt === null) return undefined;
  if (at.getTime() - state.readAt.getTime() > longestMs) return undefined;
  const [turn] = await services.store.ladders.latest(repository.id, 1);
  const facts = turn && (await storedFacts(services.store.ladders, repository.id, turn.slot));

  return facts !== undefined && asksAlike(facts.policy, policy) ? facts : undefined;
}

/** Whatever is waived, the same is read. */
function asksAlike(one: LadderPolicy, other: LadderPolicy): boolean {
  return JSON.stringify({ ...one, waivers: [] }) === JSON.stringify({ ...other, waivers: [] });
}

/** Beside what one answer shows: rules, environments, and of alerts those that could be seen the last time. */
async function pulseOf(
  { reads, filed, defaultBranch: branch }: FactsQuestion,
  { facts: seen }: RepositoryFacts,
): Promise<string | null> {
  const pulse = await pulseBeside(reads, filed);
  if (pulse === undefined) return null;
  const parts = await Promise.all([
    orUnknown(reads.rules(branch)),
    ...(seen.environments.known ? [orUnknown(reads.environments())] : []),
    ...(seen.rules.known && seen.rules.value.isComplete ? [orUnknown(reads.protection(branch))] : []),
    ...(seen.dependencyAlerts.known ? [orUnknown(reads.dependencyAlerts())] : []),
    ...(seen.codeAlerts.known ? [orUnknown(reads.codeAlerts())] : []),
    ...(seen.secretAlerts.known ? [orUnknown(reads.secretAlerts())] : []),
  ]);

  return JSON.stringify([pulse.shown, ...parts]);
}

async function haveRunsMoved({ reads, state, at }: FactsQuestion, before: RepositoryFacts): Promise<boolean> {
  const { runs } = before.facts;
  if (state.refreshedAt === null) return runs.known;
  const since = state.refreshedAt.getTime() - runsAgainMs;
  const listed = await orUnknown(reads.runs(since, at.getTime()));
  // Where runs may not be seen, nobody sees them move; but that they may be seen now.
  if (!runs.known) return runs.cause.kind === 'permission' && listed !== undefined;
  const ends = new Map(runs.value.map(run => [run.id, run.attempts.at(-1)]));

  return (
    listed === undefined ||
    listed.some(({ id, attempts }) => {
      const [last, known] = [attempts.at(-1), ends.get(id)];

      return known?.number !== last?.number || known?.conclusion !== last?.conclusion;
    })
  );
}

function later(before: RepositoryFacts, { kept, at, policy }: FactsQuestion): RepositoryFacts {
  const { earlier, coverage, eventsSince, eventGaps, advice, storedValues } = kept;

  return {
    ...before,
    ...{ at: at.getTime(), earlier, policy },
    facts: {
      ...before.facts,
      ...{ coverage: known(coverage), eventsSince: known(eventsSince), eventGaps: known(eventGaps) },
      ...{ advice: known(advice), storedValues: known(storedValues) },
    },
  };
}
