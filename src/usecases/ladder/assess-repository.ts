import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { LadderReads } from '../../github/ladder/ladder-port.ts';
import type { LadderAssessment } from '../../maturity/assess.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import { countRequests } from '../../publish/count-requests.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { lastAsked } from '../issues/last-asked.ts';
import { isReportOff } from '../issues/report-policy.ts';
import { reportRepository } from '../issues/report-repository.ts';
import { waiversOnIssues } from '../issues/waivers-on-issues.ts';
import { withdrawIssues } from '../issues/withdraw-issues.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';
import { assessBeside } from './assess-beside.ts';
import { withReach } from './backfill-state.ts';
import { currentFacts } from './current-facts.ts';
import { earlierTurns } from './earlier-turns.ts';
import { keptFacts } from './kept-facts.ts';
import { nextTurn } from './next-turn.ts';
import { headOf, pulseBeside } from './pulse-beside.ts';
import { readOnce } from './read-once.ts';
import { storedFacts } from './stored-facts.ts';
import type { StoredLadder } from './stored-ladder.ts';
import { turnSlot } from './turn-slot.ts';
import { withoutOwnIssues } from './without-own-issues.ts';

const compress = promisify(gzip);

interface Turn {
  readonly services: Services;
  readonly reads: LadderReads;
  readonly repository: RepositoryRef;
  readonly state: LadderState;
  readonly defaultBranch: string;
  readonly policy: PolicyInForce;
  readonly filed: readonly FiledIssue[];
  readonly slot: string;
  readonly at: Date;
}

/**
 * A repository's turn: what changed since the last one is read, all facts are assessed and stored with the result, and its
 * issues are brought in line with that. A turn is assessed once, whoever asks how often; what was cut off after that is
 * reported then. Returns when the next one comes, also where the policy wants none: it may be another one by then.
 */
export async function assessRepository(
  services: Services,
  repository: RepositoryRef,
  state: LadderState,
  defaultBranch: string,
): Promise<Date> {
  const { store, now } = services;
  const at = now();
  const filed = await store.issues.list(repository.id);
  const reads = readOnce(services.github.ladder(repository));
  const pulse = await pulseBeside(reads, filed);
  const policy = await policyOf(services, repository, defaultBranch, headOf(pulse, defaultBranch));
  const { schedule } = policy.policy.report;
  const slot = turnSlot(schedule, at, await lastAsked(services, filed));
  const turn = { services, reads, repository, state, defaultBranch, policy, filed, slot, at };
  if (isReportOff(policy.policy)) await withdrawIssues(turn);
  else {
    const assessed = (await assessedBefore(turn)) ?? (await assessNow(turn));
    const earlier = await earlierTurns(store.ladders, repository.id, slot);
    await reportRepository({ ...turn, ...assessed, earlier });
  }

  return nextTurn(schedule, repository.id, at);
}

interface Assessed {
  readonly facts: RepositoryFacts;
  readonly assessment: LadderAssessment;
  readonly isRead: boolean;
}

async function assessedBefore({ services, repository, slot }: Turn): Promise<Assessed | undefined> {
  const [before] = await services.store.ladders.latest(repository.id, 1);
  if (before === undefined || before.slot < slot) return undefined;
  const facts = await storedFacts(services.store.ladders, repository.id, before.slot);
  if (facts === undefined) return undefined;

  return { facts, assessment: await assessBeside(services.giveWay, facts, () => {}), isRead: false };
}

async function assessNow(turn: Turn): Promise<Assessed> {
  const { services, repository, slot, at } = turn;
  const { store, log } = services;
  const policy = await ladderPolicy(turn);
  const question = { ...turn, kept: await keptFacts(turn, policy.target), policy };
  const { result: found, requests } = await countRequests(() => currentFacts(question));
  const { pulse, isRead } = found;
  const facts = withoutOwnIssues(found.facts, turn.filed);
  const assessment = await assessBeside(services.giveWay, facts, (practice, error) =>
    log.error({ err: error, practice, repository: fullName(repository) }, 'a practice has a fault'),
  );
  await services.giveWay();
  await store.ladders.save(repository.id, {
    ...{ slot, at, catalogue: assessment.catalogue, result: toStored(assessment) },
    facts: await compress(JSON.stringify(facts)),
  });
  const read = isRead && { readAt: at, backfill: withReach(turn.state.backfill, found.reach) };
  await store.ladders.update(repository.id, { refreshedAt: at, pulse, ...read });
  log.info({ repository: fullName(repository), slot, requests, isRead }, 'repository assessed');

  return { facts, assessment, isRead };
}

/** With what people accepted on Rung's issues. */
async function ladderPolicy({ services, repository, policy, at }: Turn): Promise<LadderPolicy> {
  const said = ladderPolicyOf(policy);
  const accepted = await waiversOnIssues(services, repository.id, at);

  return { ...said, waivers: [...said.waivers, ...accepted] };
}

const toStored = ({ domains, profile }: LadderAssessment): StoredLadder => ({ domains, profile });
