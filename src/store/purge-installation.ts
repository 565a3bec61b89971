import { id } from './column-types.ts';
import type { Transaction } from './database.ts';
import { and, eq, inArray, pgTable, sql } from './drizzle.ts';
import { installations, repositories } from './place-schema.ts';
import { effects, keptPolicies } from './schema.ts';

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
  'installation',
  'repository',
] as const;

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

/**
 * Deletes every row about an installation and its repositories. Who installed the App again has another installation: what
 * is stored of a repository that it has now goes over to it.
 */
export async function purgeInstallation(transaction: Transaction, installationId: number): Promise<void> {
  await handOver(transaction, installationId);
  const known = await transaction
    .select({ id: repositories.repositoryId, owner: repositories.owner })
    .from(repositories)
    .where(eq(repositories.installationId, installationId));
  const repositoryIds = known.map(row => row.id);
  const accounts = await transaction
    .select({ owner: installations.account, id: installations.installationId })
    .from(installations);
  const isElsewhere = (owner: string) =>
    accounts.some(one => one.id !== installationId && one.owner.toLowerCase() === owner);
  const owned = [...known, ...accounts.filter(one => one.id === installationId)];
  const owners = [...new Set(owned.map(({ owner }) => owner.toLowerCase()))].filter(
    owner => !isElsewhere(owner),
  );

  if (repositoryIds.length > 0) {
    for (const name of byRepository) {
      const table = pgTable(name, { repositoryId: id('repository_id') });
      await transaction.delete(table).where(inArray(table.repositoryId, repositoryIds));
    }
    // Effects are keyed `kind/repository id/…`.
    await transaction
      .delete(effects)
      .where(inArray(sql`split_part(${effects.key}, '/', 2)`, repositoryIds.map(String)));
  }
  if (owners.length > 0)
    await transaction
      .delete(keptPolicies)
      .where(and(inArray(keptPolicies.owner, owners), eq(keptPolicies.repositoryId, organization)));
  for (const name of byInstallation) {
    const table = pgTable(name, { installationId: id('installation_id') });
    await transaction.delete(table).where(eq(table.installationId, installationId));
  }
}

const history = ['pull_request', 'evaluation', 'assessment', 'release'] as const;

async function handOver(transaction: Transaction, installationId: number): Promise<void> {
  for (const name of history)
    await transaction.execute(sql`
      update ${sql.identifier(name)} kept set installation_id = place.installation_id
      from repository place, installation host, installation ended
      where kept.installation_id = ${installationId} and ended.installation_id = ${installationId}
        and place.repository_id = kept.repository_id and place.installation_id <> ${installationId}
        and host.installation_id = place.installation_id and lower(host.account) = lower(ended.account)`);
}
