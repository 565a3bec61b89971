import type { Json } from '../shapes/json.ts';
import { pullRequestShape } from '../shapes/pull-request-shape.ts';
import type { Account } from '../world/account-records.ts';
import { pullRequestChange } from '../world/pull-request-change.ts';
import type { PullRequest } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

/** The full shape, with the totals that GitHub counts. */
export function pullRequestWithTotals(state: WorldState, pull: PullRequest): Json {
  const { commits, files } = pullRequestChange(pull);
  return pullRequestShape(state, pull, {
    commits,
    changedFiles: files.length,
    additions: files.reduce((total, file) => total + file.additions, 0),
    deletions: files.reduce((total, file) => total + file.deletions, 0),
    comments: pull.base.comments.filter(comment => comment.issueNumber === pull.number).length,
  });
}

export function announcePullRequest(
  state: WorldState,
  pull: PullRequest,
  action: string,
  sender: Account = pull.author,
  more: Json = {},
): void {
  announce(state, pull.base, ['pull_request', action], sender, {
    number: pull.number,
    pull_request: pullRequestWithTotals(state, pull),
    ...more,
  });
}
