/** The first whose keys are all there. What is more particular comes first: a review's payload has a pull request too. */
const shapes: readonly (readonly [event: string, ...keys: string[]])[] = [
  ['pull_request_review_thread', 'pull_request', 'thread'],
  ['pull_request_review_comment', 'pull_request', 'comment'],
  ['pull_request_review', 'pull_request', 'review'],
  ['pull_request', 'pull_request', 'number'],
  ['deployment_status', 'deployment_status'],
  ['deployment', 'deployment'],
  ['issue_comment', 'issue', 'comment'],
  ['issues', 'issue', 'action'],
  ['workflow_run', 'workflow_run'],
  ['workflow_job', 'workflow_job'],
  ['check_run', 'check_run'],
  ['check_suite', 'check_suite'],
  ['merge_group', 'merge_group'],
  ['release', 'release'],
  ['milestone', 'milestone'],
  ['status', 'sha', 'state', 'context'],
  ['push', 'ref', 'before', 'after'],
  ['create', 'ref', 'ref_type', 'master_branch'],
  ['delete', 'ref', 'ref_type'],
  ['installation_repositories', 'installation', 'repositories_added'],
  ['installation_target', 'installation', 'target_type', 'changes'],
  ['ping', 'zen', 'hook'],
];

/** What payloads of all events have. */
const common: ReadonlySet<string> = new Set([
  ...['action', 'changes', 'enterprise', 'installation', 'organization', 'repository', 'sender'],
  // Of installations.
  ...['repositories', 'requester'],
]);

/** Which event a payload belongs to, by its keys; null where that cannot be told. */
export function guessEvent(payload: Readonly<Record<string, unknown>>): string | null {
  const shape = shapes.find(([, ...keys]) => keys.every(key => Object.hasOwn(payload, key)));
  if (shape !== undefined) return shape[0];
  const particular = Object.keys(payload).filter(key => !common.has(key));
  if (particular.length > 0 || !Object.hasOwn(payload, 'action')) return null;
  if (Object.hasOwn(payload, 'repository')) return 'repository';

  return Object.hasOwn(payload, 'installation') ? 'installation' : null;
}
