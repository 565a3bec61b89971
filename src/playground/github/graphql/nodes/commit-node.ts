import { diffTrees } from '../../git/diff-trees.ts';
import { ancestors } from '../../git/merge-base.ts';
import type { Call } from '../../rest/call.ts';
import { isoTime, type Json, nodeId } from '../../shapes/json.ts';
import { commitFiles } from '../../world/commit-files.ts';
import type { Repository } from '../../world/records.ts';
import { connection, type ListArguments } from './connection.ts';
import { statusCheckRollup } from './rollup-node.ts';

interface HistoryArguments extends ListArguments {
  readonly since?: string | null;
  readonly path?: string | null;
}

/** A commit, as far as Rung asks. */
export function commitNode(repository: Repository, sha: string): Json {
  const commit = repository.objects.commit(sha);
  return {
    ...{ __typename: 'Commit', id: nodeId('Commit', sha), oid: sha, message: commit.message.trimEnd() },
    authoredDate: isoTime(commit.author.date),
    committedDate: isoTime(commit.committer.date),
    author: (_: unknown, call: Call) => ({
      name: commit.author.name,
      user: userOf(call, commit.author.email),
    }),
    parents: (args: ListArguments) =>
      connection(commit.parents, args, parent => commitNode(repository, parent)),
    history: (args: HistoryArguments) =>
      connection(historyOf(repository, sha, args), args, one => commitNode(repository, one)),
    statusCheckRollup: (_: unknown, call: Call) => statusCheckRollup(call, repository, sha),
  };
}

/** GitHub knows whose address it is: here only those that it gives itself. An App is nobody's user. */
function userOf({ services }: Call, email: string): Json | null {
  const login = /^(.+)@users\.noreply\.github\.example$/.exec(email)?.[1];
  const account = login === undefined ? undefined : services.state.accounts.get(login.toLowerCase());
  return account === undefined || account.isDeleted || account.type === 'Bot'
    ? null
    : { login: account.login };
}

/** Newest first. */
function historyOf(repository: Repository, sha: string, { since, path }: HistoryArguments): string[] {
  const { objects } = repository;
  const time = (one: string) => objects.commit(one).committer.date.getTime();
  return [...ancestors(objects, sha)]
    .filter(one => since == null || time(one) >= Date.parse(since))
    .filter(one => path == null || touches(repository, one, path))
    .sort((a, b) => time(b) - time(a));
}

/** A merge touches what it changes for its first parent; where it only brings another line in, that line's commit does. */
function touches(repository: Repository, sha: string, path: string): boolean {
  const { parents } = repository.objects.commit(sha);
  if (path === '.') return true;
  if (parents.length > 1) return false;
  const [parent] = parents;
  const before = parent === undefined ? new Map() : commitFiles(repository, parent);
  return diffTrees(repository.objects, before, commitFiles(repository, sha)).some(
    file => file.path === path || file.previousPath === path,
  );
}
