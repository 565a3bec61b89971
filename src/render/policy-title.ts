import type { PolicyProblem } from '../policy/policy-problem.ts';
import { cutAtGrapheme } from './budget.ts';
import { fittingTitle, maxTitleCharacters } from './fitting-title.ts';
import { problemLine } from './policy-problem.ts';
import type { PolicyView } from './policy-view.ts';
import type { Texts } from './texts.ts';

/** The result: the first problem with its line, or how much would change. */
export function policyTitle(texts: Texts, { finding, subject }: PolicyView): string {
  const { file, problems, changes } = finding.evidence;
  if ('reason' in finding) return texts.line(`policy:title.${finding.reason}`);
  const [first] = problems;
  if (first === undefined) {
    return texts.line(`policy:title.${file === 'removed' ? 'removed' : 'valid'}`, {
      changeCount: changes.length,
    });
  }

  const branch = subject.baseBranch;
  if (!tellsItsLine(first)) {
    return fittingTitle([cut => texts.line('policy:title.misplaced', { branch: cut(branch) })]);
  }
  const moreProblems = problems.length - 1;
  if (first.kind === 'looser-than-locked') {
    const { path, wish, floor } = first.values;
    const key = path.slice(path.lastIndexOf('.') + 1);
    const values = { line: first.line, key, moreProblems };

    return fittingTitle([
      cut => texts.line('policy:title.locked', { ...values, wish: cut(wish), floor: cut(floor) }),
    ]);
  }
  const problem = problemLine(texts, first);
  const short = texts.line('policy:title.problem-short', { problem, moreProblems });

  return fittingTitle([
    cut => texts.line('policy:title.problem', { problem, moreProblems, branch: cut(branch) }),
    () => cutAtGrapheme(short, maxTitleCharacters),
  ]);
}

/** Some problems are the file's as a whole: there may be no line, nor a file, to point at. */
export function tellsItsLine({ kind }: PolicyProblem): boolean {
  return !ofTheFile.has(kind);
}

const ofTheFile: ReadonlySet<PolicyProblem['kind']> = new Set([
  'wrong-name',
  'two-files',
  'not-a-regular-file',
  'file-too-large',
]);
