import type { Call } from '../../rest/call.ts';
import { logUrl } from '../../shapes/deployment-shape.ts';
import { isoTime, type Json } from '../../shapes/json.ts';
import type { Deployment } from '../../world/delivery-records.ts';
import type { Repository } from '../../world/records.ts';
import { refuse, requireGrant } from '../refuse.ts';
import { connection, type ListArguments } from './connection.ts';
import { issueNode } from './issue-node.ts';
import { refNode } from './ref-node.ts';

/** Things by the ids that other answers gave; null with an error for each that is not there. */
export function nodesField(
  { ids }: { ids: readonly string[] },
  call: Call,
): readonly (Json | Error | null)[] {
  return ids.map(
    id =>
      nodeOf(call, id) ?? refuse('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`),
  );
}

function nodeOf(call: Call, id: string): Json | null {
  const [, kind = '', key = ''] = /^(\w+):(.*)$/.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  for (const repository of visible(call)) {
    if (kind === 'Issue') {
      const issue = [...repository.issues.values()].find(one => String(one.id) === key);
      if (issue === undefined) continue;
      requireGrant(call, 'issues');
      return issueNode(repository, issue);
    }
    if (kind === 'Deployment') {
      const deployment = repository.deployments.find(one => String(one.id) === key);
      if (deployment === undefined) continue;
      requireGrant(call, 'deployments');
      return deploymentNode(call, repository, deployment);
    }
    if (kind === 'Ref' && key.startsWith(`${repository.id} `)) {
      requireGrant(call, 'contents');
      return refNode(repository, key.slice(`${repository.id} `.length));
    }
  }
  return null;
}

function visible({ services, credential }: Call): Repository[] {
  const { state, tokens } = services;
  return [...state.repositories.values()].filter(
    ({ owner, name }) => tokens.visibleRepository(state, credential, owner.login, name) !== undefined,
  );
}

/** The newest status first, as GitHub has them. */
function deploymentNode({ services }: Call, repository: Repository, deployment: Deployment): Json {
  return {
    ...{ __typename: 'Deployment', databaseId: deployment.id },
    statuses: (args: ListArguments) =>
      connection(deployment.statuses.toReversed(), args, status => ({
        ...{ state: status.state.toUpperCase(), createdAt: isoTime(status.createdAt) },
        logUrl: logUrl(services.state, repository, deployment) || null,
      })),
  };
}
