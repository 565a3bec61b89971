import type { PolicyProblem } from '../../policy/policy-problem.ts';
import { loadTexts } from '../../publish/load-texts.ts';
import { problemText } from '../../render/policy-problem.ts';
import type { Language } from '../../render/texts.ts';

/** What is wrong in policy files, and what holds until it is mended. */
export function warnOfPolicy(
  problems: readonly PolicyProblem[],
  language: Language,
  warn: (problem: string) => void,
): void {
  if (problems.length === 0) return;
  const texts = loadTexts(language);
  for (const problem of problems)
    warn(`${problem.file}:${problem.line}:${problem.column} ${problemText(texts, problem)}`);
  // A value that the organization locks stands alone for itself.
  if (problems.some(({ kind }) => kind !== 'looser-than-locked'))
    warn('a policy file with such a problem sets nothing until it is mended');
}
