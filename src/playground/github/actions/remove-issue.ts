import { issueShape } from '../shapes/issue-shape.ts';
import { repositoryShape } from '../shapes/repository-shape.ts';
import type { Issue } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import { takeId } from '../world/world-state.ts';
import { announce } from './announce.ts';
import type { Doing } from './change-issue.ts';

/** Its number is used no more. */
export function deleteIssue({ state, repository, issue, sender }: Doing): void {
  takeOut(repository, issue);
  repository.leftIssues.set(issue.number, 'deleted');
  announce(state, repository, ['issues', 'deleted'], sender, {
    issue: issueShape(state, repository, issue),
  });
}

/** Under a new number in the other repository, with its comments; labels go along by their names. */
export function transferIssue({ state, repository, issue, sender }: Doing, to: Repository): Issue {
  const moved: Issue = { ...issue, id: takeId(state), number: to.nextNumber++ };
  const comments = takeOut(repository, issue);
  to.issues.set(moved.number, moved);
  to.comments.push(...comments.map(comment => ({ ...comment, issueNumber: moved.number })));
  repository.leftIssues.set(issue.number, { repositoryId: to.id, number: moved.number });
  const [old, fresh] = [issueShape(state, repository, issue), issueShape(state, to, moved)];
  announce(state, repository, ['issues', 'transferred'], sender, {
    issue: old,
    changes: { new_issue: fresh, new_repository: repositoryShape(state, to) },
  });
  announce(state, to, ['issues', 'opened'], sender, {
    issue: fresh,
    changes: { old_issue: old, old_repository: repositoryShape(state, repository) },
  });
  return moved;
}

function takeOut(repository: Repository, { number }: Issue) {
  repository.issues.delete(number);
  const comments = repository.comments.filter(comment => comment.issueNumber === number);
  for (const comment of comments) repository.comments.splice(repository.comments.indexOf(comment), 1);

  return comments;
}
