import type { PullRequest, Review } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

export function reviewShape(state: Pick<WorldState, 'urls'>, pull: PullRequest, review: Review): Json {
  const html = `${repositoryHtmlUrl(state, pull.base)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const pullUrl = `${repositoryUrl(state, pull.base)}/pulls/${pull.number}`;

  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: accountShape(state, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    submitted_at: isoTime(review.submittedAt),
    commit_id: review.headSha,
    author_association: review.author.id === pull.base.owner.id ? 'OWNER' : 'CONTRIBUTOR',
  };
}
