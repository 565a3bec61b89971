import type { Database } from './database.ts';
import { and, eq, isNull, sql } from './drizzle.ts';
import type { InstallationState, Installations, KnownInstallation } from './place-port.ts';
import { installations } from './place-schema.ts';
import { purgeInstallation } from './purge-installation.ts';

export function createInstallations({ drizzle }: Database): Installations {
  return {
    async put({ id, account, state, since, permissions }) {
      await renamePolicy(drizzle, id, account.toLowerCase());
      await drizzle
        .insert(installations)
        .values({ installationId: id, account, state, since, permissions: permissions ?? null })
        .onConflictDoUpdate({
          target: installations.installationId,
          set: {
            account,
            state,
            ...(permissions !== undefined && { permissions }),
            since: sql`case when ${installations.state} = excluded.state then ${installations.since} else excluded.since end`,
          },
        });
    },

    async grant(id, permissions) {
      await drizzle
        .update(installations)
        .set({ permissions })
        .where(
          and(
            eq(installations.installationId, id),
            eq(installations.state, 'active'),
            isNull(installations.permissions),
          ),
        );
    },

    async find(id) {
      const [row] = await drizzle.select().from(installations).where(eq(installations.installationId, id));

      return row && toInstallation(row);
    },

    async list() {
      const rows = await drizzle.select().from(installations).orderBy(installations.installationId);

      return rows.map(toInstallation);
    },

    purge: id => purgeInstallation(drizzle, id),
  };
}

/** GitHub gives an old login away: its next owner must not come under this account's policy. */
async function renamePolicy(drizzle: Database['drizzle'], id: number, account: string): Promise<void> {
  const isOld = sql`installation known where known.installation_id = ${id}
    and lower(known.account) <> ${account} and kept.owner = lower(known.account) and kept.repository_id = 0`;
  await drizzle.execute(sql`
    update kept_policy kept set owner = ${account} from ${isOld} and not exists (
      select from kept_policy other where other.owner = ${account} and other.repository_id = 0)`);
  await drizzle.execute(sql`delete from kept_policy kept using ${isOld}`);
}

function toInstallation(row: typeof installations.$inferSelect): KnownInstallation {
  const { installationId, account, state, since, permissions } = row;

  return { id: installationId, account, state: state as InstallationState, since, permissions };
}
