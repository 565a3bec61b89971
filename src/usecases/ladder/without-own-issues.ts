import { known } from '../../facts/ladder/fact.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { FiledIssue } from '../../store/issue-port.ts';

/** What Rung files itself is no work of the repository's, and moves no figure of it. */
export function withoutOwnIssues(given: RepositoryFacts, filed: readonly FiledIssue[]): RepositoryFacts {
  const { issues } = given.facts;
  if (!issues.known || filed.length === 0) return given;
  const own = new Set(filed.map(({ number }) => number));
  const others = issues.value.filter(({ number }) => !own.has(number));

  return { ...given, facts: { ...given.facts, issues: known(others) } };
}
