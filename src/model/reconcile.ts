import type { RepositoryRef } from './repository.ts';

/** What may have changed in a repository while its events were missed. */
export type Missed = 'pull-requests' | 'runs' | 'checks' | 'releases' | 'policy' | 'comments' | 'issues';

export const everythingMissed: readonly Missed[] = [
  'pull-requests',
  'runs',
  'checks',
  'releases',
  'policy',
  'comments',
  'issues',
];

/** Asks for one look at a repository's present state in place of the events that were missed. */
export interface ReconcileRequest {
  readonly repository: RepositoryRef;
  /** Nothing before it was missed; null where nobody knows. */
  readonly since: Date | null;
  readonly missed: readonly Missed[];
}
