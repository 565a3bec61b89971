import { accountShape } from '../shapes/account-shape.ts';
import { isoTime, type Json, nodeId } from '../shapes/json.ts';
import type { Account } from '../world/account-records.ts';
import type { Activity, Grant, Role } from '../world/authority-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { answer, notFound } from './answer.ts';
import { type Route, repositoryOf } from './call.ts';

export const authorityRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    auth: 'installation',
    permissions: ['metadata:read'],
    handle: call => {
      const { state } = call.services;
      const account = state.accounts.get((call.path.username ?? '').toLowerCase());
      if (account === undefined) throw notFound();
      return answer(permissionShape(state, account, grantOf(repositoryOf(call), account)));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/activity',
    auth: 'installation',
    permissions: ['contents:read'],
    handle: call => {
      const { query, services } = call;
      const ref = query.get('ref');
      const actor = query.get('actor');
      const found = repositoryOf(call)
        .activities.filter(one => ref === null || one.ref === ref || one.ref === `refs/heads/${ref}`)
        .filter(one => actor === null || one.actor.login === actor);
      if (query.get('direction') !== 'asc') found.reverse();
      // GitHub pages this list by cursors: one page is all that Rung asks for.
      const items = found.slice(0, Math.min(100, Number(query.get('per_page') ?? 30)));
      return answer(items.map(one => activityShape(services.state, one)));
    },
  },
];

/** Everybody may read what is public, and the owner may do anything. */
function grantOf(repository: Repository, account: Account): Grant {
  if (account.id === repository.owner.id) return { role: 'admin', name: 'admin' };
  const role = repository.private ? 'none' : 'read';
  return repository.collaborators.get(account.id) ?? { role, name: role };
}

/** The older field knows four levels only. */
const legacy: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

function permissionShape(state: WorldState, account: Account, { role, name }: Grant): Json {
  const can = (...roles: readonly Role[]) => roles.includes(role);
  const permissions = {
    pull: !can('none'),
    triage: can('triage', 'write', 'maintain', 'admin'),
    push: can('write', 'maintain', 'admin'),
    maintain: can('maintain', 'admin'),
    admin: can('admin'),
  };
  return {
    permission: legacy[role],
    role_name: name,
    user: { ...accountShape(state, account), permissions, role_name: name },
  };
}

function activityShape(state: WorldState, activity: Activity): Json {
  return {
    id: activity.id,
    node_id: nodeId('Activity', activity.id),
    before: activity.before,
    after: activity.after,
    ref: activity.ref,
    timestamp: isoTime(activity.at),
    activity_type: activity.type,
    actor: accountShape(state, activity.actor),
  };
}
