import { repositoriesOf } from '../actions/installation.ts';
import { appShape, installationShape } from '../shapes/app-shape.ts';
import { isoTime } from '../shapes/json.ts';
import { repositoryShape } from '../shapes/repository-shape.ts';
import type { Installation, Permissions } from '../world/account-records.ts';
import { installationOf } from '../world/world-state.ts';
import { type Answer, answer, notFound, Refusal, unprocessable } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { countedAnswer, listAnswer } from './paging.ts';

export const appRoutes: readonly Route[] = [
  {
    operation: 'GET /app',
    auth: 'app',
    permissions: [],
    handle: ({ services: { state } }) => answer(appShape(state, state.app)),
  },
  {
    operation: 'GET /app/installations',
    auth: 'app',
    permissions: [],
    handle: call => {
      const { state } = call.services;
      return listAnswer(call, [...state.installations.values()], one => installationShape(state, one));
    },
  },
  {
    operation: 'GET /app/installations/{installation_id}',
    auth: 'app',
    permissions: [],
    handle: call => answer(installationShape(call.services.state, installationFrom(call))),
  },
  {
    operation: 'POST /app/installations/{installation_id}/access_tokens',
    auth: 'app',
    permissions: [],
    handle: createToken,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/installation',
    auth: 'app',
    permissions: [],
    handle: call => {
      const { state } = call.services;
      const installation = installationOf(state, repositoryOf(call));
      if (installation === undefined) throw notFound();
      return answer(installationShape(state, installation));
    },
  },
  {
    operation: 'GET /installation/repositories',
    auth: 'installation',
    permissions: ['metadata:read'],
    handle: call => {
      const { credential, services } = call;
      if (credential.kind !== 'installation') throw notFound();
      const { installation, repositoryIds, permissions } = credential;
      const visible = repositoriesOf(services.state, installation).filter(
        one => repositoryIds === null || repositoryIds.has(one.id),
      );
      return countedAnswer(call, 'repositories', visible, one => ({
        ...repositoryShape(services.state, one),
        permissions: {
          admin: false,
          maintain: false,
          push: permissions.contents === 'write',
          triage: false,
          pull: permissions.contents !== undefined,
        },
      }));
    },
  },
];

function installationFrom(call: Call): Installation {
  const installation = call.services.state.installations.get(numberFrom(call, 'installation_id'));
  if (installation === undefined) throw notFound();
  return installation;
}

interface TokenRequest {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

function createToken(call: Call): Answer {
  const { state, tokens } = call.services;
  const installation = installationFrom(call);
  if (installation.suspendedAt !== null) throw new Refusal(403, 'This installation has been suspended');
  const wanted = call.body as TokenRequest;
  const covered = repositoriesOf(state, installation);
  const named = [
    ...(wanted.repositories ?? []).map(name => covered.find(one => one.name === name)),
    ...(wanted.repository_ids ?? []).map(id => covered.find(one => one.id === id)),
  ].map(one => {
    if (one === undefined)
      throw unprocessable(
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    return one;
  });
  const scoped = wanted.repositories !== undefined || wanted.repository_ids !== undefined;
  const permissions = narrow(installation.permissions, wanted.permissions);
  const { token, expiresAt } = tokens.create(
    installation,
    permissions,
    scoped ? new Set(named.map(one => one.id)) : null,
    state.clock(),
  );
  return answer(
    {
      token,
      expires_at: isoTime(expiresAt),
      permissions,
      repository_selection: scoped || installation.repositoryIds !== null ? 'selected' : 'all',
      ...(scoped ? { repositories: named.map(one => repositoryShape(state, one)) } : {}),
    },
    201,
  );
}

function narrow(granted: Permissions, wanted: Permissions | undefined): Permissions {
  if (wanted === undefined) return granted;
  for (const [name, level] of Object.entries(wanted))
    if (granted[name] !== 'write' && granted[name] !== level)
      throw unprocessable('The permissions requested are not granted to this installation.');
  return { ...wanted, metadata: 'read' };
}
