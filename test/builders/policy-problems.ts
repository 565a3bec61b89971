import type { PolicyProblem } from '../../src/policy/policy-problem.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { problemText } from '../../src/render/policy-problem.ts';

const english = loadTexts('en');

/** A problem as the English texts say it, without file and line. */
export const said = (problem: PolicyProblem): string => problemText(english, problem);

export const mistypedKey = (line = 7): PolicyProblem => ({
  file: '.github/rung.yml',
  line,
  column: 5,
  kind: 'unknown-key',
  values: { key: 'taget', path: 'checks.incremental-coverage', nearest: 'target', known: ['mode', 'target'] },
});
