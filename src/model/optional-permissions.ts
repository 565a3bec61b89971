/** Not asked for. An operator may add it to `app.yml`, where it stands commented out; all are planned, all are read. */
export interface OptionalPermission {
  readonly key: string;
  readonly title: string;
  readonly adds: string;
  readonly events: readonly string[];
}

export const optionalPermissions: readonly OptionalPermission[] = [
  {
    key: 'administration',
    title: 'Administration',
    adds: 'classic branch protection; whether a required check names Rung as its expected source',
    events: ['repository_ruleset'],
  },
  { key: 'environments', title: 'Environments', adds: 'environments and their protection', events: [] },
  {
    key: 'vulnerability_alerts',
    title: 'Dependabot alerts',
    adds: 'how long vulnerable dependencies stay open',
    events: [],
  },
  {
    key: 'security_events',
    title: 'Code scanning alerts',
    adds: 'how long code scanning alerts stay open',
    events: [],
  },
  {
    key: 'secret_scanning_alerts',
    title: 'Secret scanning alerts',
    adds: 'how long leaked secrets stay open',
    events: [],
  },
  { key: 'members', title: 'Members', adds: 'approvers by team', events: ['team', 'membership'] },
  { key: 'organization_projects', title: 'Projects', adds: 'priorities from project fields', events: [] },
  {
    key: 'organization_custom_properties',
    title: 'Custom properties',
    adds: 'entries of a repository catalogue',
    events: [],
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
