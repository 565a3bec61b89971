import { orUnknown } from '../../collect/or-unknown.ts';
import { parseIssueCommand } from '../../facts/parse-issue-command.ts';
import { mayWrite } from '../../model/authority.ts';
import { type IssueCommand, mostDays } from '../../model/issue-command.ts';
import type { WrittenComment } from '../../model/issue-comment.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { carriesMarker, commentMarker } from '../../render/comment-marker.ts';
import { contentOf } from '../../render/issues/content-of.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { practiceIds } from '../issues/carry-out-issue-command.ts';
import { hashOf } from '../issues/finding-hash.ts';
import { lookAtIssue } from '../issues/look-at-issue.ts';
import { snoozedUntil } from '../issues/snoozed-until.ts';
import { withoutMarker } from '../issues/without-marker.ts';
import type { Services } from '../services.ts';

export interface RestoredIssues {
  readonly count: number;
  /** Commands on them that were answered. */
  readonly commands: number;
  readonly waivers: number;
}

const longestMs = mostDays * 24 * 60 * 60 * 1000;

/** What Rung's own issues tell of what was filed, and of what people decided there. */
export async function restoreIssues(services: Services, repository: RepositoryRef): Promise<RestoredIssues> {
  const { store, writes } = services;
  const found = (await orUnknown(writes.filedIssues(repository))) ?? [];
  const rows = new Map<string, FiledIssue>();
  for (const { subject, issue } of found.toSorted((one, other) => one.issue.number - other.issue.number)) {
    if (rows.has(subject)) continue;
    const known = await store.issues.find(repository.id, subject);
    const row = known ?? rowOf(repository, subject, issue);
    rows.set(subject, row);
    if (known === undefined) await store.issues.put(row);
    await lookAtIssue(services, repository, row, { bots: [], at: services.now() });
  }

  return { count: rows.size, ...(await restoreCommands(services, repository, [...rows.values()])) };
}

type Found = Awaited<ReturnType<Services['writes']['filedIssues']>>[number];

/** What was found when it was filed, nobody knows any more. */
function rowOf(
  { id }: RepositoryRef,
  subject: string,
  { number, createdAt, body }: Found['issue'],
): FiledIssue {
  return {
    ...{ repositoryId: id, subject, number, filedAt: createdAt, before: null },
    ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null },
    contentHash: subject === 'maturity' ? hashOf(contentOf(withoutMarker(body))) : '',
  };
}

/** What is older has ended by itself. */
async function restoreCommands(
  services: Services,
  repository: RepositoryRef,
  rows: readonly FiledIssue[],
): Promise<Pick<RestoredIssues, 'commands' | 'waivers'>> {
  const restored = { commands: 0, waivers: 0 };
  if (rows.length === 0) return restored;
  const oldest = Math.min(...rows.map(({ filedAt }) => filedAt.getTime()));
  const since = new Date(Math.max(oldest, services.now().getTime() - longestMs));
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const comments = (await orUnknown(reads.commentsSince(since))) ?? [];
  const own = comments.filter(({ appId }) => appId === services.github.appId);
  for (const comment of comments) {
    const row = rows.find(({ number }) => number === comment.issueNumber);
    const became = row && (await restoreCommand(services, repository, row, comment, own));
    if (became !== undefined) restored.commands++;
    if (became === 'waive') restored.waivers++;
  }

  return restored;
}

/** A command that was answered is over, and is not carried out again; what it put off or waived still counts. Returns its name. */
async function restoreCommand(
  services: Services,
  repository: RepositoryRef,
  row: FiledIssue,
  { id, body, author, appId, createdAt }: WrittenComment,
  own: readonly WrittenComment[],
): Promise<IssueCommand['name'] | undefined> {
  const command = parseIssueCommand(body, practiceIds);
  if (command === undefined || appId !== null || !author?.isPerson) return undefined;
  const marker = commentMarker(`reply/${id}`, services.github.appId);
  if (!own.some(one => one.issueNumber === row.number && carriesMarker(one.body, marker))) return undefined;

  const permission = await orUnknown(services.github.reads(repository).permissionOf(author));
  const isGranted = permission !== undefined && mayWrite(permission);
  const key = {
    ...{ repositoryId: repository.id, commentId: id, number: row.number, name: command.name },
    ...{ actorId: author.id, at: createdAt },
  };
  await services.store.commands.claim(key);
  await services.store.commands.decide(key, { outcome: isGranted ? 'done' : 'answered', headSha: '' });
  if (isGranted) await restoreEffect(services, row, command, { ...key, approverId: author.id });
  await services.store.commands.finish(key, services.now());

  return isGranted ? command.name : 'unclear';
}

async function restoreEffect(
  services: Services,
  row: FiledIssue,
  command: IssueCommand,
  { commentId, approverId, at }: { commentId: number; approverId: number; at: Date },
): Promise<void> {
  const { repositoryId, number } = row;
  if (command.name === 'waive')
    await services.store.waivers.add({
      ...{ repositoryId, commentId, number, approverId, headSha: '', at },
      ...{ practice: command.practice, reason: command.reason },
    });
  if (command.name === 'snooze')
    await services.store.issues.change(row, { snoozedUntil: snoozedUntil(at, command.days) });
}
