import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import type { DomainId } from '../model/domain.ts';
import type { Instant } from '../model/records/instant.ts';
import type { StatementId } from '../model/statements.ts';
import type { SubItemCode } from '../model/sub-items.ts';
import type { LadderValues } from './derived-facts.ts';
import type { Outcome } from './outcome.ts';
import type { Levels } from './thresholds.ts';

/** Who can take the next step. */
export type Actor = 'author' | 'maintainer' | 'repository-admin' | 'organization-owner';

/** What the next step is, cheapest first. */
export const costs = ['setting', 'file', 'document', 'engineering', 'habit'] as const;
export type Cost = (typeof costs)[number];

/** One question to a repository. Its sentences stand in `templates/<language>/practices/`. */
export interface Practice<Need extends keyof LadderValues = keyof LadderValues> {
  /** Stable: policy files and issues name it. */
  readonly id: string;
  readonly domain: DomainId;
  /** Where it is asked: of each pull request, in the periodic report, or in both. */
  readonly scope: 'pull-request' | 'repository' | 'both';
  readonly actor: Actor;
  readonly cost: Cost;
  /** Practices whose figures show what it costs a repository to be without this one, the closest first. */
  readonly seenIn: readonly string[];
  readonly levels: Levels;
  /** `judgement`: no published source gives any of the lines. */
  readonly lines: 'sourced' | 'judgement';
  /** False: it is shown, and holds no level back. */
  readonly gates: boolean;
  readonly subItems: readonly SubItemCode[];
  readonly statements: readonly StatementId[];
  /** What it may see; where one of them is unknown, so is the practice. */
  readonly needs: readonly Need[];
  evaluate(facts: Pick<LadderValues, Need>, question: Question): Outcome;
}

export interface Question {
  /** The data timestamp. */
  readonly at: Instant;
  readonly policy: LadderPolicy;
  readonly isSolo: boolean;
}

type Given<Need extends keyof LadderValues> = Omit<
  Practice<Need>,
  'lines' | 'gates' | 'seenIn' | 'subItems' | 'statements'
> &
  Partial<Pick<Practice<Need>, 'lines' | 'gates' | 'seenIn' | 'subItems' | 'statements'>>;

/** Keeps `needs` literal, so that `evaluate` cannot see a fact that it did not ask for. */
export function definePractice<const Need extends keyof LadderValues>(given: Given<Need>): Practice {
  return {
    lines: 'sourced',
    gates: true,
    seenIn: [],
    subItems: [],
    statements: [],
    ...given,
  } as unknown as Practice;
}
