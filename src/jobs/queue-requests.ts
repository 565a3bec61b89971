import type { PgBoss } from 'pg-boss';
import type { Database } from '../store/database.ts';
import { type OneJob, requestOnce } from './queue-jobs.ts';
import { queues } from './queue-names.ts';
import type { JobQueue } from './queue-port.ts';
import { toReconcileJob } from './reconcile-job.ts';
import type { Turns } from './turns.ts';

type Requests = Pick<
  JobQueue,
  | 'requestCheck'
  | 'requestMergeGroupCheck'
  | 'requestReleaseCheck'
  | 'requestMeasurement'
  | 'requestLadder'
  | 'requestReconcile'
  | 'requestCatchUp'
  | 'requestSweepRepositories'
>;

export interface QueueRequestsOptions {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly turns: Turns;
  readonly debounceMs: number;
  readonly now: () => Date;
  wakeIn(queue: string, delayMs: number): void;
}

export function createRequests(options: QueueRequestsOptions): Requests {
  const { boss, database, turns, debounceMs, now, wakeIn } = options;
  const delayOf = (at: Date | undefined, usualMs: number) =>
    at === undefined ? usualMs : Math.max(0, at.getTime() - now().getTime());

  async function ask(job: Omit<OneJob, 'priority'>, isBackground: boolean): Promise<void> {
    const { queue, installationId } = job;
    const turn =
      installationId === null ? undefined : turns.take({ queue, background: isBackground }, installationId);
    let isNew = false;
    try {
      isNew = await requestOnce(boss, database, { ...job, priority: turn?.priority ?? 0 });
    } finally {
      if (!isNew) turn?.giveBack();
    }
    wakeIn(queue, job.delayMs);
  }

  const check = (
    repository: { readonly installationId: number; readonly id: number },
    what: number | string,
    data: object,
    { at, background = false }: { at?: Date; background?: boolean } = {},
  ) =>
    ask(
      {
        queue: queues.check.name,
        key: `${repository.installationId}/${repository.id}/${what}`,
        installationId: repository.installationId,
        data,
        delayMs: delayOf(at, debounceMs),
      },
      background,
    );

  const alone = (queue: string, at: Date | undefined) =>
    ask({ queue, key: queue, installationId: null, data: {}, delayMs: delayOf(at, 0) }, false);

  return {
    requestCheck: ({ repository, number }, asked) =>
      check(repository, number, { pullRequest: { repository, number } }, asked),
    requestMergeGroupCheck: (mergeGroup, asked) =>
      check(mergeGroup.repository, mergeGroup.headSha, { mergeGroup }, asked),
    requestReleaseCheck: (release, asked) =>
      check(release.repository, `release/${release.tag}`, { release }, asked),

    requestMeasurement: commit =>
      check(commit.repository, `measure/${commit.headSha}`, { measure: commit }, { background: true }),

    requestLadder({ repository, work }, { at } = {}) {
      const { installationId, id } = repository;

      return ask(
        {
          queue: queues.ladder.name,
          // Reading history and assessing are one after the other.
          key: `${installationId}/${id}`,
          installationId,
          data: { ladder: { repository, work } },
          delayMs: delayOf(at, 0),
        },
        true,
      );
    },

    requestReconcile(request, { at } = {}) {
      const { installationId, id } = request.repository;

      return ask(
        {
          queue: queues.reconcile.name,
          key: `${installationId}/${id}`,
          installationId,
          data: toReconcileJob(request),
          delayMs: delayOf(at, 0),
        },
        true,
      );
    },
    requestCatchUp: ({ at } = {}) => alone(queues.catchUp.name, at),
    requestSweepRepositories: ({ at } = {}) => alone(queues.sweepRepositories.name, at),
  };
}
