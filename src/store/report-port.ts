import type { MeasuredCommit } from '../model/coverage.ts';
import type { RepositoryRef } from '../model/repository.ts';

/** What lets CI outside GitHub Actions send the reports of one repository. The token itself is never stored. */
export interface ReportToken {
  readonly id: number;
  readonly repository: Pick<RepositoryRef, 'id' | 'owner' | 'name'>;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface TokenUse {
  readonly repository: RepositoryRef;
  /** The token's name. */
  readonly sentBy: string;
  /** In this hour, with this one. */
  readonly uses: number;
}

export interface ReportTokens {
  /** False where the repository has a token of that name. */
  create(token: {
    readonly repositoryId: number;
    readonly name: string;
    readonly sha256: string;
    readonly createdAt: Date;
  }): Promise<boolean>;
  /** By repository and name. */
  list(): Promise<readonly ReportToken[]>;
  revoke(id: number): Promise<void>;
  /**
   * Counts a use; undefined for a token that is unknown or of another repository, and where nothing may be done in the
   * repository.
   */
  use(
    sha256: string,
    place: { readonly owner: string; readonly name: string },
  ): Promise<TokenUse | undefined>;
}

export interface SentReport {
  readonly id: number;
  readonly contentSha256: string;
  readonly sentBy: string;
  readonly receivedAt: Date;
}

export interface NewSentReport extends Omit<SentReport, 'id'> {
  readonly repositoryId: number;
  readonly headSha: string;
  /** Compressed. */
  readonly content: Uint8Array;
}

export interface SentReportLimits {
  readonly perCommit: number;
  /** Of a repository's reports together: the oldest make room, those of open pull requests last. */
  readonly bytesPerRepository: number;
}

export interface SentReports {
  /** `known`: the commit has a report of this content. `full`: it has as many as it may have. */
  keep(report: NewSentReport, limits: SentReportLimits): Promise<'kept' | 'known' | 'full'>;
  /** In the order in which they came. */
  ofCommit(repositoryId: number, headSha: string): Promise<readonly SentReport[]>;
  /** As it was kept; undefined when it is gone. */
  read(id: number): Promise<Uint8Array | undefined>;
  /**
   * Removes at most `limit` reports from before that time; returns how many. What belongs to the head of an open pull
   * request stays.
   */
  prune(before: Date, limit: number): Promise<number>;
}

/** How much of the whole project the tests of a commit run. */
export interface ExistingCoverages {
  /** Of one commit, what was measured last. */
  put(
    measured: MeasuredCommit & {
      readonly repositoryId: number;
      readonly branch: string;
      readonly measuredAt: Date;
    },
  ): Promise<void>;
  find(repositoryId: number, sha: string): Promise<MeasuredCommit | undefined>;
  /** Removes at most `limit` that were measured before that time; returns how many. */
  prune(before: Date, limit: number): Promise<number>;
}
