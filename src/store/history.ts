import type { Database } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { type SQL, sql } from './drizzle.ts';
import type { History, HistoryTable } from './history-port.ts';

/** Which rows may go; `old` names the row. */
const removable: Readonly<Record<HistoryTable, (before: string) => SQL>> = {
  // What they created is known to an evaluation, a sticky comment or a command, and these decide whether it is asked for
  // again. One that is still not done has no job any more.
  effect: before => sql`intended_at < ${before}
    and (held_until is null or held_until < ${before})`,

  // The newest of a topic tells that the same result stands on GitHub already: it stays while an event may ask again,
  // that is while its commit is the head of an open pull request or carries a release.
  evaluation: before => sql`concluded_at < ${before} and (
    exists (select from evaluation newer where newer.repository_id = old.repository_id
      and newer.head_sha = old.head_sha and newer.topic = old.topic
      and newer.position > old.position)
    or not (${isOpenHead} or exists (select from release
      where release.repository_id = old.repository_id and release.head_sha = old.head_sha)))`,

  // The comment and the merge queue are told from what was found last on a head that is still open.
  assessment: before => sql`at < ${before} and not ${isOpenHead}`,

  // By them a comment that is brought again is known to be carried out; on a closed pull request none is. On an issue of
  // Rung's they also tell which comment gave what still stands. One that never ended has no job any more.
  command: before =>
    sql`(finished_at < ${before} or (finished_at is null and at < ${before})) and not ${isOpenNumber} and not ${isOwnIssue}`,

  // They tell who pushed last, which decides who may waive: not asked once a pull request is closed.
  pushed_head: before => sql`at < ${before} and not ${isOpenNumber}`,

  // They tell what a run tested, and runs of an open head may be looked at again.
  tested_merge: before => sql`recorded_at < ${before} and not ${isOpenHead}`,
};

const isOpenHead = sql`exists (select from pull_request p
  where p.repository_id = old.repository_id and p.head_sha = old.head_sha and p.open)`;
const isOpenNumber = sql`exists (select from pull_request p
  where p.repository_id = old.repository_id and p.number = old.number and p.open)`;

const isOwnIssue = sql`exists (select from filed_issue i
  where i.repository_id = old.repository_id and i.number = old.number)`;

export function createHistory({ drizzle }: Database): History {
  return {
    prune: (table, before, limit) =>
      deleteSome(drizzle, table, removable[table](before.toISOString()), limit),
  };
}
