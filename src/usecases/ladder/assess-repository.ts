import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { collectFacts } from '../../collect/ladder/collect-facts.ts';
import { rememberHistory } from '../../collect/ladder/remember-history.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { assess, type LadderAssessment } from '../../maturity/assess.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import { latestSlot } from '../../policy/report-slots.ts';
import { ladderPolicyOf } from '../../practices/ladder-policy-of.ts';
import { countRequests } from '../../publish/count-requests.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';
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

  const { result: facts, requests } = await countRequests(async () =>
    collectFacts(
      services.github.ladder(repository),
      ladderPolicyOf(policy),
      at.getTime(),
      await keptFacts(services, repository.id, state, at),
      fresh =>
        rememberHistory(fresh, {
          ...{ records: store.records, repositoryId: repository.id, at: at.getTime() },
          refreshedAt: state.refreshedAt?.getTime() ?? null,
        }),
    ),
  );
  const assessment = assess(facts, (practice, error) =>
    log.error({ err: error, practice, repository: fullName(repository) }, 'a practice has a fault'),
  );
  await store.ladders.save(repository.id, {
    ...{ slot, at, catalogue: assessment.catalogue, result: toStored(assessment) },
    facts: await packed(facts),
  });
  await store.ladders.update(repository.id, { refreshedAt: at });
  log.info({ repository: fullName(repository), slot, requests }, 'repository assessed');

  return turn;
}

const toStored = ({ domains, profile }: LadderAssessment): StoredLadder => ({ domains, profile });

const packed = (facts: RepositoryFacts): Promise<Buffer> => compress(JSON.stringify(facts));
