import type { Database } from './database.ts';
import { and, eq, isNull, sql } from './drizzle.ts';
import type { InstallationState, Installations, KnownInstallation } from './place-port.ts';
import { installations } from './place-schema.ts';
import { purgeInstallation } from './purge-installation.ts';

export function createInstallations({ drizzle }: Database): Installations {
  return {
    async put({ id, account, state, since, permissions }) {
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

function toInstallation(row: typeof installations.$inferSelect): KnownInstallation {
  const { installationId, account, state, since, permissions } = row;

  return { id: installationId, account, state: state as InstallationState, since, permissions };
}
