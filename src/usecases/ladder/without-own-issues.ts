import { known } from '../../facts/ladder/fact.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { FiledIssue } from '../../store/issue-port.ts';

/** What Rung files itself is no work of the repository's, and moves no figure of it; only that its report is open is told. */
export function withoutOwnIssues(given: RepositoryFacts, filed: readonly FiledIssue[]): RepositoryFacts {
  const { issues } = given.facts;
  if (filed.length === 0) return given;
  const report = filed.find(({ subject, ending }) => subject === 'maturity' && ending === null);
  const told = { ...given, ...(report !== undefined && { reportIssue: report.number }) };
  if (!issues.known) return told;
  const own = new Set(filed.map(({ number }) => number));
  const others = issues.value.filter(({ number }) => !own.has(number));

  return { ...told, facts: { ...given.facts, issues: known(others) } };
}
