import type { PlacedFault } from '../../policy/parse-policy-document.ts';
import type { PolicyLevel } from '../../policy/read-policy-file.ts';
import { problemText } from '../../render/policy-problem.ts';
import type { Texts } from '../../render/texts.ts';
import { printable } from '../printable.ts';
import { printableJson } from '../printable-json.ts';

export interface CheckedPolicy {
  readonly file: string;
  readonly level: PolicyLevel;
  readonly problems: readonly PlacedFault[];
  /** What does nothing any more, and is no mistake. */
  readonly notices: readonly PlacedFault[];
  readonly notUsedYet: readonly string[];
}

/** A line for each problem, as compilers print them, so that editors find the place. */
export function checkedText({ file, problems, notices, notUsedYet }: CheckedPolicy, texts: Texts): string {
  const lines = [...problems, ...notices].map(
    fault => `${file}:${fault.line}:${fault.column} ${problemText(texts, { file, ...fault })}`,
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

export function checkedJson(
  { file, level, problems, notices, notUsedYet }: CheckedPolicy,
  texts: Texts,
): string {
  const told = (fault: PlacedFault) => ({
    line: fault.line,
    column: fault.column,
    kind: fault.kind,
    message: problemText(texts, { file, ...fault }),
    values: fault.values,
  });
  const document = {
    schema: 1,
    file,
    level,
    problems: problems.map(told),
    notices: notices.map(told),
    notUsedYet,
  };
  return printableJson(document);
}
