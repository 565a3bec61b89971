import type { IssueChange, RepositoryIssue } from '../github/issue-port.ts';

/** What has to be written so that an issue is as it should be; null when it is. */
export function changeOf(
  seen: Pick<RepositoryIssue, 'body' | 'state'>,
  wanted: { readonly body: string; readonly state: 'close' | 'reopen' | undefined },
): IssueChange | null {
  const change: IssueChange = {
    ...(withoutLineEnds(seen.body) === withoutLineEnds(wanted.body) ? {} : { body: wanted.body }),
    ...(wanted.state === 'close' && seen.state === 'open'
      ? { state: 'closed', stateReason: 'completed' }
      : {}),
    ...(wanted.state === 'reopen' && seen.state === 'closed'
      ? { state: 'open', stateReason: 'reopened' }
      : {}),
  };

  return Object.keys(change).length === 0 ? null : change;
}

/** GitHub's page writes line ends of its own. */
function withoutLineEnds(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}
