/** How an issue of Rung's ended, or rests. */
export type IssueEnding =
  /** By Rung: what it asked for is done. */
  | 'done'
  /** By Rung: it was switched off, or the practice is asked no more. */
  | 'withdrawn'
  /** By a person, as completed. */
  | 'completed'
  /** By a person: the present state is accepted until `acceptedUntil`. A deleted or transferred issue counts as the same. */
  | 'not-planned'
  | 'deleted'
  | 'transferred';

/** One issue that Rung filed in a repository: the maturity issue, or the improvement issue of one practice. */
export interface FiledIssue {
  readonly repositoryId: number;
  /** `maturity`, or the id of the practice. One issue each, whatever becomes of it. */
  readonly subject: string;
  readonly number: number;
  readonly filedAt: Date;
  /** Null while it is open. */
  readonly ending: IssueEnding | null;
  /** When it ended last, also where somebody opened it again; null where it never did. */
  readonly endedAt: Date | null;
  /** The day up to which the present state is accepted, such as `2027-03-31`. */
  readonly acceptedUntil: string | null;
  /** Untrusted text: the last comment before a person closed it, or what a waiver says. */
  readonly reason: string | null;
  readonly snoozedUntil: Date | null;
  /** Of what Rung wrote there the last time. */
  readonly contentHash: string;
  /** The practice's result when the issue was filed, for the figures before and after; null for the maturity issue. */
  readonly before: unknown;
}

export type IssueChange = Partial<Omit<FiledIssue, 'repositoryId' | 'subject' | 'number'>>;

export interface FiledIssues {
  list(repositoryId: number): Promise<readonly FiledIssue[]>;
  find(repositoryId: number, subject: string): Promise<FiledIssue | undefined>;
  byNumber(repositoryId: number, number: number): Promise<FiledIssue | undefined>;
  /** Adds it, or replaces what is known of it. */
  put(issue: FiledIssue): Promise<void>;
  /**
   * Changes this of it and nothing else: what somebody else decided meanwhile stands. Nothing where the subject has another
   * issue by now; with `ifOpen`, nor where it was ended.
   */
  change(
    issue: Pick<FiledIssue, 'repositoryId' | 'subject' | 'number'>,
    change: IssueChange,
    options?: { readonly ifOpen: boolean },
  ): Promise<void>;
  /** Improvement issues of a repository that are open, and those filed since then. */
  count(repositoryId: number, since: Date): Promise<{ readonly open: number; readonly filed: number }>;
  /** Issues of any kind filed in all repositories of an installation since then. */
  countInInstallation(installationId: number, since: Date): Promise<number>;
}
