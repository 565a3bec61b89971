import type { Since } from './permissions.ts';

/** Not asked for. An operator may add it to `app.yml`, where it stands commented out; all are read. */
export interface OptionalPermission {
  readonly key: string;
  readonly title: string;
  readonly adds: string;
  readonly since: Since;
  /** Routes of GitHub's REST API that it covers and Rung calls. */
  readonly routes: readonly string[];
  readonly events: readonly string[];
}

export const optionalPermissions: readonly OptionalPermission[] = [
  {
    key: 'administration',
    title: 'Administration',
    adds: 'classic branch protection and the security settings; whether a required check names Rung as its expected source',
    since: '0.1',
    routes: ['GET /repos/{owner}/{repo}/branches/{branch}/protection'],
    events: ['repository_ruleset'],
  },
  {
    key: 'vulnerability_alerts',
    title: 'Dependabot alerts',
    adds: 'how long vulnerable dependencies stay open',
    since: '0.1',
    routes: ['GET /repos/{owner}/{repo}/dependabot/alerts'],
    events: [],
  },
  {
    key: 'security_events',
    title: 'Code scanning alerts',
    adds: 'how long code scanning alerts stay open, and which changes were scanned',
    since: '0.1',
    routes: [
      'GET /repos/{owner}/{repo}/code-scanning/alerts',
      'GET /repos/{owner}/{repo}/code-scanning/analyses',
    ],
    events: [],
  },
  {
    key: 'secret_scanning_alerts',
    title: 'Secret scanning alerts',
    adds: 'how long leaked secrets stay open',
    since: '0.1',
    routes: ['GET /repos/{owner}/{repo}/secret-scanning/alerts'],
    events: [],
  },
  {
    key: 'members',
    title: 'Members',
    adds: 'approvers by team',
    ...{ since: null, routes: [], events: ['team', 'membership'] },
  },
  {
    key: 'organization_projects',
    title: 'Projects',
    adds: 'priorities from project fields',
    ...{ since: null, routes: [], events: [] },
  },
  {
    key: 'organization_custom_properties',
    title: 'Custom properties',
    adds: 'entries of a repository catalogue',
    ...{ since: null, routes: [], events: [] },
  },
];

/** Rung has no use for these and refuses to gain one. */
export const neverAsked: readonly string[] = [
  'Contents: write',
  'Deployments: write',
  'Environments: write',
  'Commit statuses: write',
  'Workflows',
  'Secrets',
  'Organization administration',
  'Email addresses',
];
