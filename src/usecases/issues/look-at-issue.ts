import { isDeepStrictEqual } from 'node:util';
import { orUnknown } from '../../collect/or-unknown.ts';
import { cutReason } from '../../facts/command-words.ts';
import { parseIssueCommand } from '../../facts/parse-issue-command.ts';
import type { IssueRequests, IssueSight } from '../../github/issue-port.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { FiledIssue, IssueChange } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { afterSight, type Beholder } from './after-sight.ts';
import { latestResult } from './latest-result.ts';

export interface SeenIssue {
  readonly row: FiledIssue;
  readonly sight: IssueSight;
}

/** GitHub may tell of the comment a moment after the closing that came with it. */
const sameMomentMs = 60_000;

/** Reads one issue of Rung's again, and keeps what people decided there. */
export async function lookAtIssue(
  services: Services,
  repository: RepositoryRef,
  row: FiledIssue,
  beholder: Beholder,
): Promise<SeenIssue> {
  const requests = services.github.writes(repository);
  const sight = await requests.issue(row.number);
  const seen = afterSight(row, { sight, isOurs: await isOurs(sight, requests) }, beholder);
  if (seen === row) return { row, sight };
  const kept = await withWhatWasSaid(services, repository, seen);
  await services.store.issues.change(row, differences(row, kept));

  return { row: kept, sight };
}

async function isOurs(sight: IssueSight, { ownLogin }: Pick<IssueRequests, 'ownLogin'>): Promise<boolean> {
  const closer = typeof sight === 'string' ? undefined : sight.closedBy?.login;

  return closer?.endsWith('[bot]') === true && closer === (await ownLogin());
}

/** Only what this look found: a command may be changing the rest at this moment. */
function differences(before: FiledIssue, after: FiledIssue): IssueChange {
  const changed = Object.entries(after).filter(
    ([name, value]) => !isDeepStrictEqual(value, before[name as keyof FiledIssue]),
  );

  return Object.fromEntries(changed) as IssueChange;
}

async function withWhatWasSaid(
  services: Services,
  repository: RepositoryRef,
  row: FiledIssue,
): Promise<FiledIssue> {
  if (row.ending === 'not-planned') return { ...row, reason: await reasonOn(services, repository, row) };
  // It is asked again only when this gets worse.
  if (row.ending === 'completed' && row.subject !== 'maturity')
    return { ...row, before: (await latestResult(services, row.repositoryId, row.subject)) ?? row.before };

  return row;
}

/** The last comment that a person left there until it was closed, and that was no command. */
async function reasonOn(
  { github }: Services,
  repository: RepositoryRef,
  { number, endedAt }: FiledIssue,
): Promise<string | null> {
  const comments = (await orUnknown(github.writes(repository).comments(number))) ?? [];
  const until = (endedAt?.getTime() ?? Number.POSITIVE_INFINITY) + sameMomentMs;
  const said = comments.findLast(
    ({ appId, authorId, createdAt, body }) =>
      appId === null &&
      authorId !== null &&
      createdAt.getTime() <= until &&
      parseIssueCommand(body, []) === undefined,
  );
  const text = cutReason(said?.body.replace(/\s+/g, ' ').trim() ?? '');

  return text === '' ? null : text;
}
