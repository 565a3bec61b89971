import type { PolicyProblem } from './policy.ts';

/** For a check's title or one line of a list; untrusted text, to be escaped where it is shown. */
export function describeProblem(problem: Pick<PolicyProblem, 'line' | 'message'>): string {
  return `Line ${problem.line}: ${problem.message}`;
}
