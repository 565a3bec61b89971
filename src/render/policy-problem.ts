import type { Expected, PolicyProblem } from '../policy/policy-problem.ts';
import type { Rendered, Texts } from './texts.ts';

/** What is wrong and what was expected, without file and line. Untrusted text, to be escaped where it is shown. */
export function problemText(texts: Texts, problem: PolicyProblem): string {
  return texts.line(`policy-problems:problem.${problem.kind}`, viewOf(texts, problem));
}

/** Short, for a title: `Line 7: unknown key taget, nearest is target`. */
export function problemLine(texts: Texts, problem: PolicyProblem): string {
  const view = { ...viewOf(texts, problem), known: [] };
  const short = problem.kind === 'unknown-key' ? { ...view, path: null } : withShortPath(view);

  // A list of all values would push the one that was meant out of the title.
  const hasNearest = problem.kind === 'wrong-value' && problem.values.nearest !== null;
  const key = hasNearest ? 'policy-problems:title.nearest' : `policy-problems:problem.${problem.kind}`;

  return texts.line('policy-problems:title.line', { line: problem.line, problem: texts.line(key, short) });
}

/** One line of Markdown: file, line and what is wrong there. */
export function problemMarkdown(texts: Texts, problem: PolicyProblem): Rendered {
  const { file, line } = problem;

  return texts.markdown('every-check:policy.problem', { file, line, message: problemText(texts, problem) });
}

function viewOf(texts: Texts, { values }: PolicyProblem): Readonly<Record<string, unknown>> {
  return {
    ...values,
    ...('expected' in values && { expected: expectedText(texts, values.expected) }),
    ...('known' in values && { known: wordsOf(values.known) }),
  };
}

/** Completes "expected …". */
export function expectedText(texts: Texts, expected: Expected): string {
  const key = `policy-problems:expected.${expected.form}`;
  if (expected.form === 'list')
    return texts.line(key, { max: expected.max, of: expectedText(texts, expected.of) });
  if (expected.form === 'one-of') return texts.line(key, { words: wordsOf(expected.words) });
  if (expected.form === 'entry') return texts.line(key, { words: wordsOf(expected.keys) });

  return texts.line(key, expected);
}

function wordsOf(words: readonly string[]): readonly { readonly word: string }[] {
  return words.map(word => ({ word }));
}

/** The line tells the place: of a long key its last part is enough. */
function withShortPath(view: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { path } = view;

  return typeof path === 'string' && path.length > 24
    ? { ...view, path: path.slice(path.lastIndexOf('.') + 1) }
    : view;
}
