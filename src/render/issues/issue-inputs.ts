import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { LadderAssessment } from '../../maturity/assess.ts';
import type { NextStep } from '../../maturity/next-steps.ts';
import type { DomainId } from '../../model/domain.ts';
import type { Level } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';

/**
 * Where the policy says what is asked; `file` is null for the built-in value, else `.github/rung.yml`, or
 * `harbour/.github → .github/rung.yml` for the organization's.
 */
export interface SaidBy {
  readonly file: string | null;
  readonly line: number | null;
}

/** An earlier turn of a repository, as it was stored. */
export interface EarlierTurn {
  readonly at: number;
  readonly domains: readonly {
    readonly id: DomainId;
    readonly proven: Level | null;
    readonly possible: Level | null;
    readonly practices: readonly PracticeResult[];
  }[];
}

/** All that the maturity issue is made from. */
export interface MaturityIssueInput {
  readonly facts: RepositoryFacts;
  readonly assessment: LadderAssessment;
  /** The oldest first, at most a year of them, without the present one. */
  readonly earlier: readonly EarlierTurn[];
  /** Open improvement issues, by practice. */
  readonly improvements: ReadonlyMap<string, number>;
  readonly targetSaidBy: SaidBy;
  /** The repository's own address, such as `https://github.com/harbour/quotes`. */
  readonly url: string;
  /** The organization's zone, for the data timestamp. */
  readonly zone: string;
  /** Those that were asked; all of the catalogue where nothing is said. */
  readonly practices?: readonly Practice[];
}

export interface ImprovementIssueInput {
  readonly facts: RepositoryFacts;
  readonly assessment: LadderAssessment;
  readonly step: NextStep;
  readonly result: PracticeResult;
  readonly targetSaidBy: SaidBy;
  readonly url: string;
}

export interface ClosingInput {
  readonly practice: string;
  readonly before: PracticeResult;
  readonly after: PracticeResult;
  readonly assessment: LadderAssessment;
}

/** Why an issue is closed although nothing was done about it. */
export interface WithdrawnInput {
  readonly practice: string;
  readonly why:
    | 'removed' // The catalogue has the practice no more.
    | 'waived'
    | 'not-asked' // Its profile, or its gate, changed.
    | 'switched-off';
  /** Of a waiver: the last day, such as `2027-03-31`. */
  readonly until?: string | null;
  /** Of a waiver. Untrusted text. */
  readonly because?: string | null;
}
