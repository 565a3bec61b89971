import type { Flow } from './flows-of.ts';

/** What anybody may write into an event: `*` stands for one step of the path. */
const untrusted: readonly string[] = `
  github.head_ref
  github.event.issue.title github.event.issue.body
  github.event.pull_request.title github.event.pull_request.body
  github.event.pull_request.head.ref github.event.pull_request.head.label
  github.event.pull_request.head.repo.default_branch github.event.pull_request.head.repo.description
  github.event.pull_request.head.repo.homepage
  github.event.discussion.title github.event.discussion.body
  github.event.comment.body github.event.review.body github.event.review_comment.body
  github.event.pages.*.page_name
  github.event.commits.*.message github.event.commits.*.author.email github.event.commits.*.author.name
  github.event.head_commit.message github.event.head_commit.author.email github.event.head_commit.author.name
  github.event.head_commit.committer.email github.event.head_commit.committer.name
  github.event.merge_group.head_commit.message
  github.event.workflow_run.head_branch github.event.workflow_run.display_title
  github.event.workflow_run.head_commit.message github.event.workflow_run.head_commit.author.email
  github.event.workflow_run.head_commit.author.name github.event.workflow_run.head_repository.description
  github.event.workflow_run.pull_requests.*.head.ref`
  .trim()
  .split(/\s+/);

const paths = untrusted.map(path => path.split('.'));

/** As it is, or, of a whole object made text, anything below it. */
export function isUntrusted({ path, whole }: Flow): boolean {
  const parts = path.split('.');

  return paths.some(
    steps =>
      (whole ? steps.length >= parts.length : steps.length === parts.length) &&
      parts.every((part, index) => part === '*' || steps[index] === '*' || steps[index] === part),
  );
}

/** For what cannot be read as an expression: one of the paths stands in it, however it is spaced. */
export function namesUntrusted(expression: string): boolean {
  const text = expression.toLowerCase().replace(/\s+/g, '');

  return untrusted.some(path => text.includes(path.replaceAll('.*', '')));
}
