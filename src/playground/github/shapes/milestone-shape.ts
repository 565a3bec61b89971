import type { Milestone } from '../world/delivery-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

export function milestoneShape(
  state: Pick<WorldState, 'urls'>,
  repository: Repository,
  milestone: Milestone,
): Json {
  const url = `${repositoryUrl(state, repository)}/milestones/${milestone.number}`;
  const issues = [...repository.issues.values()].filter(issue => issue.milestone === milestone.number);
  const open = issues.filter(issue => issue.state === 'open').length;
  return {
    ...{ url, html_url: `${repositoryHtmlUrl(state, repository)}/milestone/${milestone.number}` },
    labels_url: `${url}/labels`,
    ...{ id: milestone.id, node_id: nodeId('Milestone', milestone.id), number: milestone.number },
    ...{ title: milestone.title, description: null, creator: accountShape(state, milestone.creator) },
    state: milestone.closedAt === null ? 'open' : 'closed',
    ...{ open_issues: open, closed_issues: issues.length - open },
    ...{ created_at: isoTime(milestone.createdAt), updated_at: isoTime(milestone.createdAt) },
    ...{ due_on: isoTimeOrNull(milestone.dueAt), closed_at: isoTimeOrNull(milestone.closedAt) },
  };
}
