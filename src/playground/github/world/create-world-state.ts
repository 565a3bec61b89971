import type { AppRecord, Permissions } from './account-records.ts';
import { accountNamed, type WorldState } from './world-state.ts';

export interface WorldOptions {
  readonly clock: () => Date;
  readonly apiUrl: string;
  readonly app: {
    readonly id: number;
    readonly slug: string;
    readonly permissions?: Permissions | undefined;
    readonly events?: readonly string[] | undefined;
  };
  readonly emit: WorldState['emit'];
}

/** What `app.yml` asks for. */
const finalPermissions: Permissions = {
  metadata: 'read',
  checks: 'write',
  pull_requests: 'write',
  contents: 'read',
  actions: 'read',
  issues: 'write',
  deployments: 'read',
  statuses: 'read',
  merge_queues: 'read',
};

const finalEvents = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_thread',
  'workflow_run',
  'check_run',
  'check_suite',
  'status',
  'release',
  'deployment',
  'deployment_status',
  'merge_group',
  'repository',
  'push',
  'create',
  'delete',
  'issues',
  'issue_comment',
  'milestone',
];

/** The id that GitHub Actions has on github.com. */
const actionsAppId = 15368;

export function createWorldState({ clock, apiUrl, app, emit }: WorldOptions): WorldState {
  const state: Omit<WorldState, 'app' | 'actions'> = {
    clock,
    urls: { api: apiUrl, html: 'https://github.example' },
    apps: new Map(),
    accounts: new Map(),
    repositories: new Map(),
    formerNames: new Map(),
    installations: new Map(),
    registrations: new Map(),
    emit,
    nextId: 1000,
  };
  const makeApp = (slug: string, id: number, permissions: Permissions, events: readonly string[]) => {
    const owner = accountNamed(state, slug === app.slug ? 'rung-maintainers' : 'github', 'Organization');
    const record: AppRecord = { id, slug, name: slug, owner, permissions, events, createdAt: clock() };
    state.apps.set(slug, record);
    return record;
  };
  const own = makeApp(app.slug, app.id, app.permissions ?? finalPermissions, app.events ?? finalEvents);
  const actions = makeApp('github-actions', actionsAppId, { actions: 'write', checks: 'write' }, []);
  return { ...state, app: own, actions };
}
