export const issueCommandNames = ['recheck', 'explain', 'waive', 'snooze', 'help'] as const;

/** What a comment on an issue of Rung's asks for: at most one command, the first. */
export type IssueCommand =
  | { readonly name: 'recheck' | 'help' }
  /** 0 ends what was put off. */
  | { readonly name: 'snooze'; readonly days: number }
  | { readonly name: 'explain'; readonly practice: string }
  | { readonly name: 'waive'; readonly practice: string; readonly reason: string }
  | { readonly name: 'unclear'; readonly problem: IssueCommandProblem };

/** `word` is foreign text. */
export type IssueCommandProblem =
  | { readonly kind: 'unknown-command'; readonly word: string }
  | { readonly kind: 'unknown-practice'; readonly of: 'explain' | 'waive'; readonly word: string }
  | { readonly kind: 'no-practice'; readonly of: 'explain' | 'waive' }
  | { readonly kind: 'no-reason'; readonly practice: string }
  | { readonly kind: 'no-days'; readonly word: string };

/** For longer nobody may put off or waive anything: by then somebody looks again. */
export const mostDays = 180;
