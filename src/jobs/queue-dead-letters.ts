import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { RepositoryRef } from '../model/repository.ts';
import type { Database } from '../store/database.ts';
import { sql } from '../store/drizzle.ts';
import type { CheckJob } from './check-job.ts';
import { joinOf } from './join-of.ts';
import { deadLetters } from './queue-names.ts';
import type { DeadLetter, DeadLetterSubject, LadderJob } from './queue-port.ts';
import type { ReconcileJob } from './reconcile-job.ts';
import type { Turns } from './turns.ts';

type DeadJob = CheckJob | ReconcileJob | { readonly ladder: LadderJob } | { readonly guid: string };

interface DeadRow extends Record<string, unknown> {
  readonly id: string;
  readonly queue: string;
  readonly data: DeadJob;
  readonly attempts: number;
  readonly reason: string | null;
  readonly askedAt: Date;
  readonly givenUpAt: Date;
  readonly event: string | null;
  readonly action: string | null;
}

const deadQueues = sql.join(
  deadLetters.map(name => sql`${name}`),
  sql`, `,
);

export async function findDeadLetters({ drizzle }: Database): Promise<readonly DeadLetter[]> {
  const { rows } = await drizzle.execute<DeadRow>(sql`
    select job.id, coalesce(job.source_name, job.name) as queue, job.data,
      coalesce(job.source_retry_count, 0) + 1 as attempts,
      coalesce(job.source_output, job.output)->>'message' as reason,
      coalesce(job.source_created_on, job.created_on) as "askedAt", job.created_on as "givenUpAt",
      delivery.event, delivery.action
    from pgboss.job left join delivery on delivery.guid = job.data->>'guid'
    where job.name in (${deadQueues}) and job.state < 'active'
    order by job.created_on desc, job.id`);

  return rows.map(({ data, event, action, reason, askedAt, givenUpAt, ...row }) => ({
    ...row,
    about: subjectOf(data, { event, action }),
    reason: reason ?? 'no reason was kept',
    // A raw statement's times come as they are in the database.
    askedAt: new Date(askedAt),
    givenUpAt: new Date(givenUpAt),
  }));
}

function subjectOf(
  job: DeadJob,
  delivery: { readonly event: string | null; readonly action: string | null },
): DeadLetterSubject {
  if ('guid' in job) return { guid: job.guid, ...delivery };
  if ('pullRequest' in job)
    return { repository: job.pullRequest.repository, what: `#${job.pullRequest.number}` };
  if ('release' in job) return { repository: job.release.repository, what: `release ${job.release.tag}` };
  if ('measure' in job) return { repository: job.measure.repository, what: job.measure.headSha };
  if ('mergeGroup' in job) return { repository: job.mergeGroup.repository, what: job.mergeGroup.headSha };
  if ('ladder' in job) return { repository: job.ladder.repository, what: job.ladder.work };

  return { repository: job.repository, what: null };
}

/**
 * Leaves one for each key: what can never succeed is asked for again with every sweep, and given up again. The newest has the
 * work of them all.
 */
export async function joinDeadLetters({ drizzle }: Database): Promise<void> {
  await drizzle.transaction(async transaction => {
    const { rows } = await transaction.execute<{ name: string; key: string }>(sql`
      select name, singleton_key as key from pgboss.job
      where name in (${deadQueues}) and state < 'active' and singleton_key is not null
      group by name, singleton_key having count(*) > 1`);
    for (const { name, key } of rows) {
      const same = sql`name = ${name} and singleton_key = ${key} and state < 'active'`;
      const { rows: letters } = await transaction.execute<{ id: string; queue: string; data: object }>(sql`
        select id, source_name as queue, data from pgboss.job where ${same} order by created_on, id for update`);
      const newest = letters.at(-1);
      if (newest === undefined) continue;
      const join = joinOf(newest.queue);
      const all = letters.map(({ data }) => data).reduce((earlier, later) => join?.(earlier, later) ?? later);
      await transaction.execute(sql`
        update pgboss.job set data = ${JSON.stringify(all)}::jsonb where name = ${name} and id = ${newest.id}`);
      await transaction.execute(sql`delete from pgboss.job where ${same} and id <> ${newest.id}`);
    }
  });
}

/** A key that has a living job again needs no second one: that one does the work of both. */
export async function retryDead(
  boss: PgBoss,
  { drizzle }: Database,
  turns: Turns,
  id: string,
): Promise<boolean> {
  return await drizzle.transaction(async transaction => {
    const { rows } = await transaction.execute<{ queue: string; key: string; data: DeadJob }>(sql`
      delete from pgboss.job where name in (${deadQueues}) and state < 'active' and id::text = ${id}
      returning source_name as queue, singleton_key as key, data`);
    const [dead] = rows;
    if (dead === undefined) return false;

    const { rows: living } = await transaction.execute<{ id: string; data: object }>(sql`
      select id, data from pgboss.job
      where name = ${dead.queue} and singleton_key = ${dead.key} and state < 'active' for update`);
    const join = joinOf(dead.queue);
    for (const { id: livingId, data } of living)
      await transaction.execute(sql`
        update pgboss.job set data = data || ${JSON.stringify(join?.(dead.data, data) ?? data)}::jsonb
        where name = ${dead.queue} and id = ${livingId}`);
    if (living.length > 0) return true;
    const installationId = tenantOf(dead.data);
    const turn =
      installationId === null
        ? undefined
        : turns.take(
            { queue: dead.queue, background: 'missed' in dead.data || 'ladder' in dead.data },
            installationId,
          );
    await boss.send(dead.queue, dead.data, {
      ...{ singletonKey: dead.key, priority: turn?.priority ?? 0, db: fromDrizzle(transaction, sql) },
      ...(installationId !== null && { group: { id: String(installationId) } }),
    });

    return true;
  });
}

function tenantOf(job: DeadJob): number | null {
  return repositoryOf(job)?.installationId ?? null;
}

function repositoryOf(job: DeadJob): RepositoryRef | null {
  if ('guid' in job) return null;
  if ('pullRequest' in job) return job.pullRequest.repository;
  if ('release' in job) return job.release.repository;
  if ('measure' in job) return job.measure.repository;
  if ('ladder' in job) return job.ladder.repository;

  return 'mergeGroup' in job ? job.mergeGroup.repository : job.repository;
}
