import { diffTrees } from '../git/diff-trees.ts';
import { commitsBetween, mergeBase } from '../git/merge-base.ts';
import { commitShape, fileDiffShape } from '../shapes/commit-shape.ts';
import { repositoryHtmlUrl, repositoryUrl } from '../shapes/repository-shape.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository } from '../world/records.ts';
import { findRepository } from '../world/world-state.ts';
import { type Answer, answer, notFound, unprocessable } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { limitDiffs } from './limit-diffs.ts';
import { pageOf } from './paging.ts';
import { resolveCommit } from './resolve-commit.ts';

const permissions = ['contents:read'];

export const commitRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}',
    auth: 'installation',
    permissions,
    handle: readCommit,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    auth: 'installation',
    permissions,
    handle: compare,
  },
];

function readCommit(call: Call): Answer {
  const { state, limits } = call.services;
  const repository = repositoryOf(call);
  const ref = call.path.ref ?? '';
  const sha = resolveCommit(repository, ref);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
  const [parent] = repository.objects.commit(sha).parents;
  const before = parent === undefined ? new Map() : commitFiles(repository, parent);
  const files = diffTrees(repository.objects, before, commitFiles(repository, sha));
  return answer(commitShape(state, repository, sha, limitDiffs(files.slice(0, 300), limits)));
}

/** `base...head`; each side may be `owner:branch` of another repository in the network. */
function compare(call: Call): Answer {
  const { state, limits } = call.services;
  const repository = repositoryOf(call);
  const { objects } = repository;
  const [left = '', right = ''] = (call.path.basehead ?? '').split('...');
  const base = sideOf(call, repository, left);
  const head = sideOf(call, repository, right);
  const from = base && head ? mergeBase(objects, base, head) : undefined;
  if (base === undefined || head === undefined || from === undefined) throw notFound();
  const ahead = commitsBetween(objects, base, head);
  const behind = commitsBetween(objects, head, base).length;
  const { items, headers } = isPaged(call) ? pageOf(call, ahead) : newestOf(ahead);
  const files = diffTrees(objects, commitFiles(repository, from), commitFiles(repository, head));
  const page = Number(call.query.get('page') ?? 1);
  const url = `${repositoryUrl(state, repository)}/compare/${left}...${right}`;
  const html = `${repositoryHtmlUrl(state, repository)}/compare/${left}...${right}`;
  return {
    ...answer({
      url,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: commitShape(state, repository, base),
      merge_base_commit: commitShape(state, repository, from),
      status: statusOf(ahead.length, behind),
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      commits: items.map(sha => commitShape(state, repository, sha)),
      // Only the first page has the files.
      files:
        page > 1
          ? []
          : limitDiffs(files.slice(0, limits.filesPerComparison), limits).map(file =>
              fileDiffShape(state, repository, head, file),
            ),
    }),
    headers,
  };
}

/** Without a question for pages GitHub gives the newest 250. */
function newestOf(commits: readonly string[]) {
  return { items: commits.slice(-250), headers: {} };
}

function isPaged({ query }: Call): boolean {
  return query.has('page') || query.has('per_page');
}

function sideOf(call: Call, repository: Repository, name: string): string | undefined {
  const [owner, branch] = name.split(':', 2);
  if (branch === undefined) return resolveCommit(repository, name);
  const other = findRepository(call.services.state, owner ?? '', repository.name);
  return other === undefined ? undefined : resolveCommit(other, branch);
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
