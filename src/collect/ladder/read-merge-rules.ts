import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import { type HeadSeen, type LadderReads, ladderPermissions } from '../../github/ladder/ladder-port.ts';
import type { Cause } from '../../model/cause.ts';
import type { BranchRules } from '../../model/records/rules-record.ts';
import { factOf } from './fact-of.ts';
import { mergeRules } from './merge-rules.ts';

export const noCommits: Cause = { kind: 'source', what: 'commits' };

type RulesReads = Pick<LadderReads, 'head' | 'rules' | 'protection'>;

export const readHead = (reads: RulesReads, branch: string): Promise<Fact<HeadSeen | undefined>> =>
  factOf(ladderPermissions.head, 'default branch', () => reads.head(branch));

/** What holds for merges into a branch: rule sets, classic protection, and of that what the head alone tells. */
export async function readMergeRules(
  reads: RulesReads,
  branch: string,
  headRead: Promise<Fact<HeadSeen | undefined>>,
): Promise<Fact<BranchRules>> {
  const [head, sets, classic] = await Promise.all([
    headRead,
    factOf(ladderPermissions.rules, 'rules', () => reads.rules(branch)),
    factOf(ladderPermissions.protection, 'classic protection', () => reads.protection(branch)),
  ]);
  if (head.known && head.value === undefined) return unknown(noCommits);
  if (!sets.known) return sets;

  return known(mergeRules(sets.value, classic, head.known ? (head.value?.requiredChecks ?? []) : []));
}

/** Checks of a pull request's head that count: the required ones; all of them, null, where none is. */
export const wantedChecks = (rules: Fact<BranchRules>): readonly string[] | null =>
  rules.known && rules.value.requiredChecks.length > 0 ? rules.value.requiredChecks : null;
