import type { PlacedFault } from '../../policy/parse-policy-document.ts';
import type { PolicyLevel } from '../../policy/read-policy-file.ts';
import { problemText } from '../../render/policy-problem.ts';
import type { Texts } from '../../render/texts.ts';
import { printable } from '../printable.ts';

export interface CheckedPolicy {
  readonly file: string;
  readonly level: PolicyLevel;
  readonly problems: readonly PlacedFault[];
  readonly notUsedYet: readonly string[];
}

/** A line for each problem, as compilers print them, so that editors find the place. */
export function checkedText({ file, problems, notUsedYet }: CheckedPolicy, texts: Texts): string {
  const lines = problems.map(
    problem => `${file}:${problem.line}:${problem.column} ${problemText(texts, { file, ...problem })}`,
  );
  if (problems.length === 0) {
    lines.push(texts.line('policy-problems:title.good', { file }));
    if (notUsedYet.length > 0)
      lines.push(
        texts.line('policy-problems:title.not-used-yet', { words: notUsedYet.map(word => ({ word })) }),
      );
  }
  return lines.map(line => `${printable(line)}\n`).join('');
}

export function checkedJson({ file, level, problems, notUsedYet }: CheckedPolicy, texts: Texts): string {
  const document = {
    schema: 1,
    file,
    level,
    problems: problems.map(problem => ({
      line: problem.line,
      column: problem.column,
      kind: problem.kind,
      message: problemText(texts, { file, ...problem }),
      values: problem.values,
    })),
    notUsedYet,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
