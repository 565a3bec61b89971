import { changeFileTree, type FileChanges, writeFileTree } from '../git/file-tree.ts';
import { pushedCommitsShape } from '../shapes/pushed-commits.ts';
import { pushRepositoryShape, repositoryHtmlUrl } from '../shapes/repository-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Activity } from '../world/authority-records.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';
import { announcePullRequest } from './announce-pull-request.ts';
import { ensureSuite } from './check-suite.ts';
import { refreshTestMerge } from './refresh-test-merge.ts';
import { registerWorkflows } from './register-workflows.ts';

export interface CommitOptions {
  readonly message?: string;
  readonly author?: Account;
  /** Branch or commit to start from: for a new branch, or to rewrite one. Default: the branch, else the default branch. */
  readonly from?: string;
}

const noCommit = '0'.repeat(40);

/** Adds a commit without moving any branch. */
export function writeCommit(
  state: WorldState,
  repository: Repository,
  parents: readonly string[],
  changes: FileChanges,
  options: CommitOptions = {},
): string {
  const [parent] = parents;
  const before = parent === undefined ? new Map() : commitFiles(repository, parent);
  const author = options.author ?? repository.owner;
  const signature = {
    name: author.login,
    email: `${author.login}@users.noreply.github.example`,
    date: state.clock(),
  };
  return repository.objects.putCommit({
    tree: writeFileTree(repository.objects, changeFileTree(repository.objects, before, changes)),
    parents,
    author: signature,
    committer: signature,
    message: options.message ?? `Change ${Object.keys(changes).join(', ')}`,
  });
}

/** Commits the changes on a branch, which is created when there is none, and tells who listens. */
export function pushFiles(
  state: WorldState,
  repository: Repository,
  branch: string,
  changes: FileChanges,
  options: CommitOptions = {},
): string {
  const { refs, defaultBranch } = repository;
  const from =
    options.from === undefined
      ? (refs.get(`refs/heads/${branch}`) ?? refs.get(`refs/heads/${defaultBranch}`))
      : (refs.get(`refs/heads/${options.from}`) ?? options.from);
  const sha = writeCommit(state, repository, from === undefined ? [] : [from], changes, options);
  moveBranch(state, repository, branch, sha, options.author ?? repository.owner);
  return sha;
}

/** Points a branch to a commit, also backwards (a force push): pull requests from it are synchronized. */
export function moveBranch(
  state: WorldState,
  repository: Repository,
  branch: string,
  sha: string,
  pusher: Account,
): void {
  const ref = `refs/heads/${branch}`;
  const before = repository.refs.get(ref);
  if (before === sha) return;
  repository.refs.set(ref, sha);
  repository.pushedAt = repository.updatedAt = state.clock();
  recordActivity(state, repository, { ref, before: before ?? noCommit, after: sha, actor: pusher });
  registerWorkflows(state, repository, sha);
  if (before === undefined)
    announce(state, repository, ['create', null], pusher, {
      ref: branch,
      ref_type: 'branch',
      master_branch: repository.defaultBranch,
      description: null,
      pusher_type: 'user',
    });
  announcePush(state, repository, ref, before ?? noCommit, sha, pusher);
  synchronizePullRequests(state, repository, branch, sha, before ?? noCommit, pusher);
}

function recordActivity(
  state: WorldState,
  repository: Repository,
  move: Pick<Activity, 'ref' | 'before' | 'after' | 'actor'>,
): void {
  const type =
    move.before === noCommit ? 'branch_creation' : isForced(repository, move) ? 'force_push' : 'push';
  repository.activities.push({ id: takeId(state), ...move, type, at: state.clock() });
}

function isForced(repository: Repository, { before, after }: Pick<Activity, 'before' | 'after'>): boolean {
  return before !== noCommit && !repository.objects.commit(after).parents.includes(before);
}

function announcePush(
  state: WorldState,
  repository: Repository,
  ref: string,
  before: string,
  after: string,
  pusher: Account,
): void {
  const url = repositoryHtmlUrl(state, repository);
  // Of a new branch GitHub lists what no other one has.
  const elsewhere = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  const known = before !== noCommit ? before : elsewhere === after ? undefined : elsewhere;
  const commits = pushedCommitsShape(repository, known, after, url);
  announce(state, repository, ['push', null], pusher, {
    ref,
    before,
    after,
    created: before === noCommit,
    deleted: false,
    forced: isForced(repository, { before, after }),
    base_ref: null,
    compare: `${url}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: pusher.login, email: `${pusher.login}@users.noreply.github.example` },
    repository: pushRepositoryShape(state, repository),
  });
  ensureSuite(state, repository, state.app, after, ref.replace('refs/heads/', ''));
}

function synchronizePullRequests(
  state: WorldState,
  repository: Repository,
  branch: string,
  sha: string,
  before: string,
  pusher: Account,
): void {
  for (const base of state.repositories.values())
    for (const pull of base.pullRequests.values()) {
      if (pull.state !== 'open' || pull.head?.id !== repository.id || pull.headBranch !== branch) continue;
      pull.headSha = sha;
      pull.baseSha = base.refs.get(`refs/heads/${pull.baseBranch}`) ?? pull.baseSha;
      pull.updatedAt = state.clock();
      base.refs.set(`refs/pull/${pull.number}/head`, sha);
      refreshTestMerge(state, pull);
      announcePullRequest(state, pull, 'synchronize', pusher, { before, after: sha });
    }
}
