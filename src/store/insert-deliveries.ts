import type { Transaction } from './database.ts';
import { sql } from './drizzle.ts';
import type { Delivery } from './inbox-port.ts';

/** A delivery on its way into the inbox. */
export interface Arrival extends Delivery {
  /** Why it is to be ignored, unless somebody waits for the checks of `awaitedSha`; null when it is accepted anyhow. */
  readonly reason: string | null;
  readonly awaitedSha: string | null;
  /** How often it came at once. */
  readonly times: number;
  /** Of its job, should there be one. */
  readonly priority: number;
}

export const mayMatter = ({ reason, awaitedSha }: Arrival): boolean => reason === null || awaitedSha !== null;

/** By GUID of those that were new: whether they are ignored. */
export type Stored = ReadonlyMap<string, { readonly isIgnored: boolean }>;

/**
 * A part of a statement. Its two parameters: `givenDeliveries`. The plan is made while the tables are empty, and kept:
 * `exists` would read whole tables, these subqueries use indexes whatever the plan.
 */
export const given = `
  given as (
    select
      guid, event, action, installation_id, repository_id, body_sha256, received_at, times, repeats, priority,
      case when reason is null or is_awaited
        then convert_from(substring($2::bytea from payload_at for payload_bytes), 'UTF8')
      end as payload,
      case when not is_awaited then reason end as reason
    from (
      select *, awaited_sha is not null and coalesce(
        (
          select true from pull_request
          where open and repository_id = one.repository_id and head_sha = one.awaited_sha limit 1
        ), (
          -- A merge group's commit is the head of no pull request.
          select true from evaluation
          where topic = 'ci-status' and repository_id = one.repository_id and head_sha = one.awaited_sha limit 1
        ), (
          select true from release
          where repository_id = one.repository_id and head_sha = one.awaited_sha limit 1
        ), false
      ) as is_awaited
      from json_to_recordset($1::text::json) as one (
        guid text, event text, action text, installation_id bigint, repository_id bigint, body_sha256 text,
        received_at timestamptz, times integer, repeats boolean, priority integer, reason text, awaited_sha text,
        payload_at integer, payload_bytes integer
      )
    ) one
  )`;

/** From the part `given` of a statement. */
export const insertGiven = `
  insert into delivery (
    guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received,
    repeats_body, ignored, payload, finished_at, reason
  )
  select
    guid, event, action, installation_id, repository_id, body_sha256, received_at, times,
    repeats or exists (
      select from delivery earlier
      where earlier.body_sha256 = given.body_sha256 and earlier.guid <> given.guid
    ),
    reason is not null, payload, case when reason is not null then received_at end, reason
  from given
  on conflict (guid) do nothing
  returning guid, ignored as "isIgnored"`;

/**
 * JSON, in the order of the GUIDs, lest two processes that store the same ones wait for each other; and the payloads, one
 * after the other: so nobody has to quote them and to read them again.
 */
export function givenDeliveries(arrivals: readonly Arrival[]): readonly [rows: string, payloads: Buffer] {
  const seen = new Set<string>();
  const payloads: Buffer[] = [];
  let end = 0;
  const rows = arrivals.map(({ installationId, repositoryId, bodySha256, awaitedSha, payload, ...same }) => {
    const bytes = Buffer.from(storable(payload));
    payloads.push(bytes);
    end += bytes.length;

    return {
      ...{ guid: same.guid, event: storable(same.event), action: same.action && storable(same.action) },
      ...{ installation_id: installationId, repository_id: repositoryId, body_sha256: bodySha256 },
      ...{ received_at: same.receivedAt, times: same.times, priority: same.priority },
      // Its bytes came earlier in the same batch, under another GUID.
      repeats: seen.size === seen.add(bodySha256).size,
      ...{ reason: same.reason, awaited_sha: awaitedSha },
      ...{ payload_at: end - bytes.length + 1, payload_bytes: bytes.length },
    };
  });

  return [JSON.stringify(rows.sort((a, b) => (a.guid < b.guid ? -1 : 1))), Buffer.concat(payloads)];
}

/** PostgreSQL's text cannot hold U+0000, nor half a character. */
const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed();

export async function insertDeliveries(
  transaction: Transaction,
  arrivals: readonly Arrival[],
): Promise<Stored> {
  const [rowsGiven, payloads] = givenDeliveries(arrivals);
  const [start = '', middle = '', end = ''] = given.split(/\$[12]/);
  const { rows } = await transaction.execute<{ guid: string; isIgnored: boolean }>(
    sql`with ${sql.raw(start)}${payloads}${sql.raw(middle)}${rowsGiven}${sql.raw(`${end} ${insertGiven}`)}`,
  );

  return new Map(rows.map(row => [row.guid, row]));
}

/** The update locks the rows: of two that come at once, the second sees what the first one did. Returns unfinished ones. */
export async function countRepeats(
  transaction: Transaction,
  repeats: readonly Arrival[],
): Promise<ReadonlySet<string>> {
  if (repeats.length === 0) return new Set();
  const { rows } = await transaction.execute<{ guid: string; is_finished: boolean }>(sql`
    update delivery set times_received = times_received + held.times
    from (
      select guid, times
      from delivery join unnest(
        ${sql.param(repeats.map(({ guid }) => guid))}::text[],
        ${sql.param(repeats.map(({ times }) => times))}::integer[]
      ) as given (guid, times) using (guid)
      order by guid for update of delivery
    ) held
    where delivery.guid = held.guid
    returning delivery.guid, finished_at is not null as is_finished`);

  return new Set(rows.filter(({ is_finished }) => !is_finished).map(({ guid }) => guid));
}
