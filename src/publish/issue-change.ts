import type { IssueChange, RepositoryIssue } from '../github/issue-port.ts';
import type { IssueEnd } from './issue-writes-port.ts';

const ends = {
  close: { state: 'closed', stateReason: 'completed' },
  withdraw: { state: 'closed', stateReason: 'not_planned' },
  reopen: { state: 'open', stateReason: 'reopened' },
} as const satisfies Record<IssueEnd, IssueChange>;

const isToChange = (end: IssueEnd, seen: RepositoryIssue['state']): boolean => ends[end].state !== seen;

/** What has to be written so that an issue is as it should be; null when it is. */
export function changeOf(
  seen: Pick<RepositoryIssue, 'body' | 'state'>,
  wanted: { readonly body: string; readonly state: IssueEnd | undefined },
): IssueChange | null {
  const change: IssueChange = {
    ...(withoutLineEnds(seen.body) === withoutLineEnds(wanted.body) ? {} : { body: wanted.body }),
    ...(wanted.state !== undefined && isToChange(wanted.state, seen.state) ? ends[wanted.state] : {}),
  };

  return Object.keys(change).length === 0 ? null : change;
}

/** GitHub's page writes line ends of its own. */
function withoutLineEnds(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}
