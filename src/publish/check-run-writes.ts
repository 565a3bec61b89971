import type { CheckRunRequests, GitHub, NewCheckRun } from '../github/port.ts';
import {
  type CheckRunOutput,
  type Conclusion,
  checkRunNames,
  type Topic,
} from '../model/check-run-output.ts';
import type { OwnCheckRun } from '../model/ci.ts';
import type { Log } from '../model/log.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import type { Effects } from '../store/effect-port.ts';
import { stateFound, stateOf } from './check-run-state.ts';
import { checkRunsBefore, type FindCheckRunBefore } from './check-runs-before.ts';
import { fitCheckRunOutput } from './fit-check-run-output.ts';
import type { Limiter } from './limiter.ts';
import type { serially } from './serially.ts';
import type { WriteOnce, Written } from './write-once.ts';

export interface CheckRunEffect {
  readonly topic: Topic;
  /** What was evaluated; part of `external_id`. */
  readonly subject: string;
  readonly evaluationId: string;
  readonly headSha: string;
  readonly startedAt: Date;
}

export interface CheckRunVerdict {
  readonly conclusion: Conclusion;
  readonly output: CheckRunOutput;
  readonly completedAt: Date;
}

type CheckRunEnding = Parameters<CheckRunRequests['updateCheckRun']>[1];

export interface CheckRunWrites {
  /** Creates the evaluation's check run as in progress. Null in dry run, and when the commit is gone. */
  startCheckRun(
    repository: RepositoryRef,
    effect: CheckRunEffect,
    output: CheckRunOutput,
  ): Promise<number | null>;
  /** Completes it: by update when `checkRunId` is given, else created completed at once. */
  concludeCheckRun(
    repository: RepositoryRef,
    effect: CheckRunEffect,
    checkRunId: number | null,
    verdict: CheckRunVerdict,
  ): Promise<number | null>;
  readonly foundBefore: FindCheckRunBefore;
  /**
   * True when two instances, or two lives of one, wrote for this evaluation: the newest of its check runs, which GitHub
   * shows, may say something else. Only another evaluation sets that right.
   */
  isDoubled(repository: RepositoryRef, effect: CheckRunEffect): Promise<boolean>;
}

export interface CheckRunWritesOptions {
  readonly github: GitHub;
  readonly effects: Effects;
  readonly limiter: Limiter;
  readonly dryRun: boolean;
  readonly now: () => Date;
  readonly log: Log;
  readonly once: (task: WriteOnce) => Promise<Written>;
  readonly inTurn: ReturnType<typeof serially>;
  readonly visibleAfterMs: number;
}

export function createCheckRunWrites(options: CheckRunWritesOptions): CheckRunWrites {
  const { github, effects, limiter, dryRun, log, once, inTurn, visibleAfterMs } = options;

  /** Of several the newest, which GitHub shows; one too many that was cancelled is none. */
  function find(writes: CheckRunRequests, effect: CheckRunEffect) {
    return async (): Promise<OwnCheckRun | undefined> => {
      const runs = await writes.ownCheckRuns(effect.headSha, checkRunNames[effect.topic]);
      return runs.find(
        run => run.externalId?.endsWith(`/${effect.evaluationId}`) && run.conclusion !== 'cancelled',
      );
    };
  }

  async function create(repository: RepositoryRef, effect: CheckRunEffect, run: NewCheckRun) {
    const writes = github.writes(repository);
    const look = find(writes, effect);
    const task: WriteOnce = {
      key: effectKey(repository, effect, 'create'),
      state: stateOf(run),
      async write(leave) {
        const { id } = await inLane(repository, () => {
          leave();
          return writes.createCheckRun(run);
        });
        return id;
      },
      async look() {
        const found = await look();
        return found && { githubId: found.id, state: stateFound(found) };
      },
      visibleAfterMs,
      undo: ({ githubId }) => cancel(repository, effect, githubId),
    };
    return once(task);
  }

  function complete(repository: RepositoryRef, effect: CheckRunEffect, id: number, run: CheckRunEnding) {
    const writes = github.writes(repository);
    const look = find(writes, effect);
    return once({
      key: effectKey(repository, effect, 'complete'),
      state: stateOf(run),
      async write(leave) {
        await inLane(repository, () => {
          leave();
          return writes.updateCheckRun(id, run);
        });
        return id;
      },
      // GitHub itself completes forgotten runs as stale: that is not our verdict.
      async look() {
        const found = await look();
        const ours = found?.id === id && found.status === 'completed' && found.conclusion !== 'stale';
        return ours ? { githubId: id, state: stateFound(found) } : undefined;
      },
      // The same again changes nothing, but annotations would be there twice.
      ...((run.output?.annotations.length ?? 0) > 0 && { visibleAfterMs }),
      overwrote: () => noteDouble(repository, effect, id),
    });
  }

  async function end(
    repository: RepositoryRef,
    effect: CheckRunEffect,
    id: number | null,
    ending: CheckRunEnding,
  ) {
    if (id !== null) return await complete(repository, effect, id, ending);

    // A start that was forgotten midway is found here, and then completed instead of created again.
    const created = await create(repository, effect, { ...identityOf(effect), ...ending });
    if (created.githubId === null || created.state !== 'in_progress') return created;

    return await complete(repository, effect, created.githubId, ending);
  }

  /**
   * A second check run of one evaluation is the newer one, so GitHub shows it. It must neither stay open nor let a pull
   * request be merged until a new evaluation's is there.
   */
  async function cancel(repository: RepositoryRef, effect: CheckRunEffect, id: number | null) {
    if (id === null) return;
    await noteDouble(repository, effect, id);
    await inLane(repository, () =>
      github.writes(repository).updateCheckRun(id, {
        ...{ status: 'completed', conclusion: 'cancelled', completedAt: options.now() },
        ...{ detailsUrl: null, output: null },
      }),
    );
  }

  async function noteDouble(repository: RepositoryRef, effect: CheckRunEffect, id: number): Promise<void> {
    await effects.complete(effectKey(repository, effect, 'double'), { githubId: id, contentHash: 'double' });
  }

  function inLane<T>(repository: RepositoryRef, write: () => Promise<T>): Promise<T> {
    return limiter.run(repository.installationId, 'check-run', write);
  }

  function skipped(repository: RepositoryRef, effect: CheckRunEffect): null {
    const { topic, headSha } = effect;
    log.info({ repository: fullName(repository), topic, headSha }, 'dry run: check run not written');
    return null;
  }

  return {
    async startCheckRun(repository, effect, output) {
      const run: NewCheckRun = {
        ...identityOf(effect),
        status: 'in_progress',
        conclusion: null,
        completedAt: null,
        detailsUrl: null,
        output: fitCheckRunOutput(output),
      };
      if (dryRun) return skipped(repository, effect);
      return inTurn(effect.evaluationId, async () => (await create(repository, effect, run)).githubId);
    },

    async concludeCheckRun(repository, effect, checkRunId, { conclusion, output, completedAt }) {
      const ending: CheckRunEnding = {
        status: 'completed',
        conclusion,
        completedAt,
        detailsUrl: null,
        output: fitCheckRunOutput(output),
      };
      if (dryRun) return skipped(repository, effect);
      return inTurn(effect.evaluationId, async () => {
        const { githubId, state } = await end(repository, effect, checkRunId, ending);
        // An earlier life concluded it, and what it said may have changed since.
        if (githubId !== null && state !== stateOf(ending)) await noteDouble(repository, effect, githubId);

        return githubId;
      });
    },

    foundBefore: checkRunsBefore(github),

    async isDoubled(repository, effect) {
      return (await effects.find(effectKey(repository, effect, 'double'))) !== undefined;
    },
  };
}

function externalIdOf({ topic, subject, evaluationId }: CheckRunEffect): string {
  return `${topic}/${subject}/${evaluationId}`;
}

/** Without the subject: who else has the commit as head may change while an evaluation runs. */
function effectKey(
  repository: RepositoryRef,
  effect: CheckRunEffect,
  step: 'create' | 'complete' | 'double',
): string {
  return `check-run/${repository.id}/${effect.topic}/${effect.evaluationId}/${step}`;
}

function identityOf(effect: CheckRunEffect) {
  return {
    name: checkRunNames[effect.topic],
    headSha: effect.headSha,
    externalId: externalIdOf(effect),
    startedAt: effect.startedAt,
  };
}
