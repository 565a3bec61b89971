/**
 * The pull request and target branch that a merge queue's branch is named after, such as
 * `gh-readonly-queue/main/pr-12-5d1b7c0…`. Undefined for any other branch.
 */
export function groupOf(branch: string): { pullRequest: number; baseBranch: string } | undefined {
  const match = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-(\d{1,9})-[0-9a-f]+$/.exec(branch);

  return match === null ? undefined : { baseBranch: match[1] ?? '', pullRequest: Number(match[2]) };
}
