import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { stateAt } from '../issues/issue-states.ts';
import type { Verdict } from '../share-of-known.ts';

/** Was its author assigned to one of its issues when it opened? Undefined where it has no issue here. */
export function claimedBeforeWork(
  { author, issues, openedAt }: Pick<PullRequestRecord, 'author' | 'issues' | 'openedAt'>,
  issueOf: (number: number) => IssueRecord | undefined,
): Verdict | undefined {
  if (issues.length === 0) return undefined;
  const login = author?.login.toLowerCase() ?? '';
  const answers = issues.map(number => {
    const issue = issueOf(number);
    if (issue === undefined || issue.events === null) return undefined;

    return stateAt(issue, openedAt)?.assignees.has(login) ?? false;
  });
  if (answers.includes(true)) return true;

  return answers.includes(undefined) ? { kind: 'truncated', what: 'issues' } : false;
}
