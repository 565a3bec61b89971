import { commitsBetween, mergeBase } from '../../git/merge-base.ts';
import type { Call } from '../../rest/call.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from '../../shapes/json.ts';
import { branchTip } from '../../world/branch-tip.ts';
import type { Issue } from '../../world/conversation-records.ts';
import { pullRequestChange } from '../../world/pull-request-change.ts';
import type { PullRequest, Repository } from '../../world/records.ts';
import { findRepository, fullName } from '../../world/world-state.ts';
import { requireGrant } from '../refuse.ts';
import { accountNode } from './account-node.ts';
import { commitNode } from './commit-node.ts';
import { connection, type ListArguments } from './connection.ts';
import { issueNode } from './issue-node.ts';
import { itemType } from './item-type.ts';

const changeTypes: Readonly<Record<string, string>> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
};

export function pullRequestNode(pull: PullRequest): Json {
  const list =
    <T>(rows: () => readonly T[], node: (row: T) => unknown) =>
    (args: ListArguments) =>
      connection(rows(), args, node);

  return {
    ...{ id: nodeId('PullRequest', pull.id), number: pull.number, title: pull.title, body: pull.body ?? '' },
    ...{ isDraft: pull.draft, baseRefName: pull.baseBranch, headRefOid: pull.headSha },
    ...{ createdAt: isoTime(pull.createdAt), updatedAt: isoTime(pull.updatedAt) },
    ...{ mergedAt: isoTimeOrNull(pull.mergedAt), closedAt: isoTimeOrNull(pull.closedAt) },
    author: accountNode(pull.author),
    mergeCommit: pull.merged && pull.mergeCommitSha ? { oid: pull.mergeCommitSha } : null,
    labels: list(
      () => pull.labels,
      name => ({ name }),
    ),
    reviews: list(
      () => pull.reviews,
      review => ({
        ...{ state: review.state, submittedAt: isoTime(review.submittedAt) },
        ...{ author: accountNode(review.author), commit: { oid: review.headSha } },
      }),
    ),
    reviewThreads: list(
      () => pull.threads,
      ({ isResolved }) => ({ isResolved }),
    ),
    closingIssuesReferences: (args: ListArguments, call: Call) => {
      requireGrant(call, 'issues');
      return connection(closedIssues(call, pull), args, one => one);
    },
    timelineItems: (args: ListArguments & { itemTypes?: readonly string[] }) =>
      connection(
        pull.events.filter(({ kind }) => args.itemTypes?.includes(itemType(kind)) ?? true),
        args,
        ({ kind, at }) => ({ __typename: kind, createdAt: isoTime(at) }),
      ),
    commits: list(
      () => commitsOf(pull),
      sha => ({ commit: commitNode(pull.base, sha) }),
    ),
    files: list(
      () => pullRequestChange(pull).files,
      file => ({
        ...{ path: file.path, additions: file.additions, deletions: file.deletions },
        changeType: changeTypes[file.status] ?? 'CHANGED',
      }),
    ),
  };
}

/** Oldest first. */
function commitsOf({ base, baseBranch, baseSha, headSha, merged }: PullRequest): string[] {
  const into = merged ? baseSha : branchTip(base, baseBranch);
  const from = mergeBase(base.objects, into, headSha);
  return from === undefined ? [headSha] : commitsBetween(base.objects, from, headSha);
}

function closedIssueNode(repository: Repository, issue: Issue): Json {
  return {
    ...{ ...issueNode(repository, issue), title: issue.title },
    ...{ createdAt: isoTime(issue.createdAt), closedAt: isoTimeOrNull(issue.closedAt) },
    repository: { nameWithOwner: fullName(repository) },
    labels: (args: ListArguments) => connection(issue.labels, args, name => ({ name })),
    assignees: (args: ListArguments) => connection(issue.assignees, args, accountNode),
  };
}

const closing = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/gi;

/** By keywords in its text; those in repositories that the token does not reach are counted all the same. */
function closedIssues(call: Call, pull: PullRequest): readonly (Json | null)[] {
  const { state, tokens } = call.services;
  return [...(pull.body ?? '').matchAll(closing)].flatMap(([, place, number]) => {
    const [owner = '', name = ''] = (place ?? fullName(pull.base)).split('/');
    const repository = findRepository(state, owner, name);
    if (repository?.issues.has(Number(number)) !== true) return [];
    const isVisible = tokens.visibleRepository(state, call.credential, owner, name) !== undefined;
    const issue = repository.issues.get(Number(number));
    return [isVisible && issue !== undefined ? closedIssueNode(repository, issue) : null];
  });
}
