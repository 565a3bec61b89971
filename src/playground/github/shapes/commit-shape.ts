import type { FileDiff } from '../git/diff-trees.ts';
import type { Commit, Signature } from '../git/git-object.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { isoTime, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

function signatureShape({ name, email, date }: Signature): Json {
  return { name, email, date: isoTime(date) };
}

function parentsShape(state: World, repository: Repository, commit: Commit, path: string): Json[] {
  return commit.parents.map(sha => ({
    sha,
    url: `${repositoryUrl(state, repository)}/${path}/${sha}`,
    html_url: `${repositoryHtmlUrl(state, repository)}/commit/${sha}`,
  }));
}

/** `git/commits/{sha}`: the commit object alone. */
export function gitCommitShape(state: World, repository: Repository, sha: string): Json {
  const commit = repository.objects.commit(sha);
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${repositoryUrl(state, repository)}/git/commits/${sha}`,
    html_url: `${repositoryHtmlUrl(state, repository)}/commit/${sha}`,
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    tree: { sha: commit.tree, url: `${repositoryUrl(state, repository)}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: parentsShape(state, repository, commit, 'git/commits'),
    verification: unsigned,
  };
}

/** A commit as GitHub's repositories API tells it. People's accounts are not guessed from e-mail addresses. */
export function commitShape(
  state: World,
  repository: Repository,
  sha: string,
  files?: readonly FileDiff[],
): Json {
  const commit = repository.objects.commit(sha);
  const url = `${repositoryUrl(state, repository)}/commits/${sha}`;
  const sum = (key: 'additions' | 'deletions') => files?.reduce((total, file) => total + file[key], 0) ?? 0;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    commit: {
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${repositoryUrl(state, repository)}/git/trees/${commit.tree}` },
      url: `${repositoryUrl(state, repository)}/git/commits/${sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url,
    html_url: `${repositoryHtmlUrl(state, repository)}/commit/${sha}`,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents: parentsShape(state, repository, commit, 'commits'),
    ...(files === undefined
      ? {}
      : {
          stats: {
            additions: sum('additions'),
            deletions: sum('deletions'),
            total: sum('additions') + sum('deletions'),
          },
          files: files.map(file => fileDiffShape(state, repository, sha, file)),
        }),
  };
}

/** The "head commit" of a workflow run. */
export function simpleCommitShape(repository: Repository, sha: string): Json {
  const { tree, message, author, committer } = repository.objects.commit(sha);
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: isoTime(author.date),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

export function fileDiffShape(state: World, repository: Repository, headSha: string, file: FileDiff): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const html = repositoryHtmlUrl(state, repository);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${headSha}/${path}`,
    raw_url: `${html}/raw/${headSha}/${path}`,
    contents_url: `${repositoryUrl(state, repository)}/contents/${path}?ref=${headSha}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
