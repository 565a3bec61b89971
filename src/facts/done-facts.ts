import type { IssueRecord } from '../model/records/issue-record.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';
import type { ClassOfPath } from './ladder/paths/path-class.ts';
import type { FileText, TreeEntry } from './ladder/repository-facts.ts';

/** What a definition of done asks of a pull request; null where Rung may not read it. */
export interface DoneFacts {
  readonly pull: PullRequestRecord;
  readonly classOf: ClassOfPath;
  /** Files of the base branch that may be templates of descriptions; null where they may not be read. */
  readonly templates: {
    readonly tree: readonly TreeEntry[];
    readonly files: Readonly<Record<string, FileText>>;
  } | null;
  /** How many approvals the rules of the base branch ask for; null where they may not be read. */
  readonly approvals: number | null;
  readonly hasIssues: boolean;
  /** Issues of this repository that it closes. */
  readonly linked: readonly IssueRecord[];
  /** Open ones that nobody took; null where nobody looked. */
  readonly free: FreeIssues | null;
}

export interface FreeIssues {
  readonly issues: readonly IssueRecord[];
  /** False: there are more than Rung reads. */
  readonly isWhole: boolean;
}
