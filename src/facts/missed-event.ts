import { everythingMissed, type Missed } from '../model/reconcile.ts';

/**
 * What makes a missed delivery good. `look`: one look at the repository's present state. `fetch`: only its payload
 * tells, and where GitHub keeps that no more, a look. `fetch-if-young`: nobody waits for an old one. `fetch-if-command`:
 * it matters where its comment is a command.
 */
export type Remedy =
  | { readonly kind: 'nothing' | 'fetch-if-young' }
  | { readonly kind: 'look' | 'fetch' | 'fetch-if-command'; readonly missed: readonly Missed[] };

const nothing: Remedy = { kind: 'nothing' };
const look = (...missed: readonly Missed[]): Remedy => ({ kind: 'look', missed });
const fetched = (...missed: readonly Missed[]): Remedy => ({ kind: 'fetch', missed });

type ByAction = Readonly<Record<string, Remedy>>;

const onCheck: ByAction = {
  completed: look('checks'),
  rerequested: fetched('checks'),
  requested_action: fetched('checks'),
};

/** By event, then by action; the events that stand nowhere here change nothing that Rung says. */
const remedies: Readonly<Record<string, Remedy | ByAction>> = {
  pull_request: look('pull-requests'),
  // No list tells that a conversation was resolved.
  pull_request_review: fetched('pull-requests'),
  pull_request_review_thread: fetched('pull-requests'),
  workflow_run: { requested: look('runs'), completed: look('runs') },
  check_run: onCheck,
  check_suite: onCheck,
  status: look('checks'),
  merge_group: { checks_requested: { kind: 'fetch-if-young' } },
  push: look('policy'),
  release: { published: look('releases') },
  issue_comment: {
    created: { kind: 'fetch-if-command', missed: ['comments'] },
    edited: look('comments'),
    deleted: look('comments'),
  },
  issues: {
    closed: look('issues'),
    reopened: look('issues'),
    deleted: look('issues'),
    transferred: look('issues'),
  },
  installation: fetched(...everythingMissed),
  installation_repositories: fetched(...everythingMissed),
  installation_target: fetched(...everythingMissed),
  repository: fetched(...everythingMissed),
};

/** From what GitHub's list of deliveries tells, without a payload. */
export function remedyFor(event: string, action: string | null): Remedy {
  const found = Object.hasOwn(remedies, event) ? remedies[event] : undefined;
  if (found === undefined) return nothing;
  if ('kind' in found) return found as Remedy;

  return (action !== null && Object.hasOwn(found, action) ? found[action] : undefined) ?? nothing;
}
