import type { Database } from './database.ts';
import { and, eq } from './drizzle.ts';
import type { KeptPolicies } from './port.ts';
import { keptPolicies } from './schema.ts';

const organization = 0;

export function createKeptPolicies({ drizzle }: Database): KeptPolicies {
  return {
    async find(owner, repositoryId) {
      const [row] = await drizzle
        .select({ text: keptPolicies.text, sha: keptPolicies.sha, readAt: keptPolicies.readAt })
        .from(keptPolicies)
        .where(
          and(
            eq(keptPolicies.owner, owner.toLowerCase()),
            eq(keptPolicies.repositoryId, repositoryId ?? organization),
          ),
        );

      return row;
    },

    async keep(owner, repositoryId, { text, sha, readAt }) {
      await drizzle
        .insert(keptPolicies)
        .values({
          owner: owner.toLowerCase(),
          repositoryId: repositoryId ?? organization,
          ...{ text, sha, readAt },
        })
        .onConflictDoUpdate({
          target: [keptPolicies.owner, keptPolicies.repositoryId],
          set: { text, sha, readAt },
        });
    },
  };
}
