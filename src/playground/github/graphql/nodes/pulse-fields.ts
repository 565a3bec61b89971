import type { Call } from '../../rest/call.ts';
import { isoTime, type Json } from '../../shapes/json.ts';
import type { Repository } from '../../world/records.ts';
import { requireGrant } from '../refuse.ts';
import { connection, type ListArguments } from './connection.ts';
import { issueNode } from './issue-node.ts';
import { refNode } from './ref-node.ts';

/** Of a repository, what tells whether anything moved. */
export function pulseFields(repository: Repository): Json {
  return {
    ...{
      isArchived: repository.archived,
      isDisabled: repository.disabled,
      isFork: repository.parent !== null,
    },
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    hasIssuesEnabled: true,
    defaultBranchRef: () => refNode(repository, `refs/heads/${repository.defaultBranch}`),
    issues: (args: ListArguments, call: Call) => {
      requireGrant(call, 'issues');
      const found = [...repository.issues.values()].toSorted(
        (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || b.number - a.number,
      );
      return connection(found, args, issue => ({
        ...issueNode(repository, issue),
        updatedAt: isoTime(issue.updatedAt),
      }));
    },
    deployments: (args: ListArguments, call: Call) => {
      requireGrant(call, 'deployments');
      const found = repository.deployments.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      return connection(found, args, ({ createdAt, statuses }) => {
        const latest = statuses.at(-1);
        return {
          createdAt: isoTime(createdAt),
          latestStatus: latest === undefined ? null : { createdAt: isoTime(latest.createdAt) },
        };
      });
    },
  };
}
