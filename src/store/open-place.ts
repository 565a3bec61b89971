import { type AnyColumn, type SQL, sql } from './drizzle.ts';

/** True unless it is known that nothing may be done there now: the repository's own installation counts, not a former one. */
export function isOpenPlace(repositoryId: AnyColumn, installationId: AnyColumn): SQL {
  return sql`not exists (
      select 1 from repository place where place.repository_id = ${repositoryId} and place.state <> 'active'
    ) and not exists (
      select 1 from installation host where host.state <> 'active' and host.installation_id = coalesce(
        (select place.installation_id from repository place where place.repository_id = ${repositoryId}),
        ${installationId}
      )
    )`;
}
