import type { Database } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { eq, type SQL, sql } from './drizzle.ts';
import { installations, repositories } from './place-schema.ts';

/** Tables whose rows name their installation. */
const byInstallation = [
  'delivery',
  'pull_request',
  'evaluation',
  'assessment',
  'release',
  'lane',
  'lane_use',
  'turn',
] as const;

/** What the others are found by. */
const last = ['repository', 'installation'] as const;

/** Tables whose rows name only their repository. One that was transferred belongs to its new installation, with all of these. */
const byRepository = [
  'tested_merge',
  'kept_policy',
  'pushed_head',
  'sticky_comment',
  'command',
  'waiver',
  'report_token',
  'sent_report',
  'sent_report_part',
  'existing_coverage',
  'record',
  'ladder',
  'ladder_assessment',
  'filed_issue',
] as const;

const organization = 0;

const batch = 5_000;

/**
 * Deletes every row about an installation and its repositories. Who installed the App again has another installation: what
 * is stored of a repository that it has now goes over to it. By parts: the installation goes last, so that what was cut off
 * is begun again.
 */
export async function purgeInstallation(drizzle: Database['drizzle'], installationId: number): Promise<void> {
  await handOver(drizzle, installationId);
  const known = await drizzle
    .select({ id: repositories.repositoryId, owner: repositories.owner })
    .from(repositories)
    .where(eq(repositories.installationId, installationId));
  const repositoryIds = known.map(row => row.id);
  const accounts = await drizzle
    .select({ owner: installations.account, id: installations.installationId })
    .from(installations);
  const isElsewhere = (owner: string) =>
    accounts.some(one => one.id !== installationId && one.owner.toLowerCase() === owner);
  const owned = [...known, ...accounts.filter(one => one.id === installationId)];
  const owners = [...new Set(owned.map(({ owner }) => owner.toLowerCase()))].filter(
    owner => !isElsewhere(owner),
  );

  async function remove(table: string, which: SQL): Promise<void> {
    for (let removed = batch; removed >= batch; ) removed = await deleteSome(drizzle, table, which, batch);
  }

  if (repositoryIds.length > 0) {
    const ids = sql.param(repositoryIds);
    for (const table of byRepository) await remove(table, sql`repository_id = any(${ids}::bigint[])`);
    // Effects are keyed `kind/repository id/…`.
    await remove(
      'effect',
      sql`split_part(key, '/', 2) = any(${sql.param(repositoryIds.map(String))}::text[])`,
    );
  }
  if (owners.length > 0)
    await remove(
      'kept_policy',
      sql`owner = any(${sql.param(owners)}::text[]) and repository_id = ${organization}`,
    );
  const isOfIt = sql`installation_id = ${installationId}`;
  for (const table of byInstallation) await remove(table, isOfIt);
  await drizzle.transaction(async transaction => {
    for (const table of last)
      await transaction.execute(sql`delete from ${sql.identifier(table)} where ${isOfIt}`);
  });
}

const history = ['pull_request', 'evaluation', 'assessment', 'release'] as const;

/** In batches too: all of an account that installed the App again would be more than one statement has time for. */
async function handOver(drizzle: Database['drizzle'], installationId: number): Promise<void> {
  for (const name of history)
    for (let moved = batch; moved >= batch; ) {
      const { rowCount } = await drizzle.execute(sql`
        update ${sql.identifier(name)} kept set installation_id = moved.installation_id
        from (
          select one.ctid as line, place.installation_id
          from ${sql.identifier(name)} one
            join repository place on place.repository_id = one.repository_id
            join installation host on host.installation_id = place.installation_id
            join installation ended on ended.installation_id = one.installation_id
          where one.installation_id = ${installationId} and place.installation_id <> ${installationId}
            and lower(host.account) = lower(ended.account)
          limit ${batch}
        ) moved
        where kept.ctid = moved.line and kept.installation_id = ${installationId}`);
      moved = rowCount ?? 0;
    }
}
