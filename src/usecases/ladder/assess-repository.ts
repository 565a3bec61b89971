import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { assess, type LadderAssessment } from '../../maturity/assess.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import { latestSlot } from '../../policy/report-slots.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import { countRequests } from '../../publish/count-requests.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';
import { currentFacts } from './current-facts.ts';
import { keptFacts } from './kept-facts.ts';
import { nextTurn } from './next-turn.ts';
import type { StoredLadder } from './stored-ladder.ts';

const compress = promisify(gzip);

/**
 * A repository's turn: what changed since the last one is read, all facts are assessed and stored with the result. A turn
 * is assessed once, whoever asks how often. Returns when the next one comes; null where the policy wants none.
 */
export async function assessRepository(
  services: Services,
  repository: RepositoryRef,
  state: LadderState,
  defaultBranch: string,
): Promise<Date | null> {
  const { store, now, log } = services;
  const at = now();
  const policy = await policyOf(services, repository, defaultBranch);
  const { report } = policy.policy;
  if (report.mode === 'off' || policy.policy.start === 'observe') return null;
  const turn = nextTurn(report.schedule, repository.id, at);
  const slot = latestSlot(report.schedule, at).date;
  const [before] = await store.ladders.latest(repository.id, 1);
  if (before !== undefined && before.slot >= slot) return turn;

  const kept = await keptFacts(services, repository.id, state, at);
  const asked = { services, repository, state, defaultBranch, policy: ladderPolicyOf(policy), kept, at };
  const { result: found, requests } = await countRequests(() => currentFacts(asked));
  const { facts, pulse, isRead } = found;
  const assessment = assess(facts, (practice, error) =>
    log.error({ err: error, practice, repository: fullName(repository) }, 'a practice has a fault'),
  );
  await store.ladders.save(repository.id, {
    ...{ slot, at, catalogue: assessment.catalogue, result: toStored(assessment) },
    facts: await packed(facts),
  });
  await store.ladders.update(repository.id, { refreshedAt: at, pulse, ...(isRead && { readAt: at }) });
  log.info({ repository: fullName(repository), slot, requests, isRead }, 'repository assessed');

  return turn;
}

const toStored = ({ domains, profile }: LadderAssessment): StoredLadder => ({ domains, profile });

const packed = (facts: RepositoryFacts): Promise<Buffer> => compress(JSON.stringify(facts));
