import type { ExplainedValue } from '../../policy/explain-policy.ts';
import type { PolicyNote } from '../../policy/policy.ts';
import type { PolicyProblem } from '../../policy/policy-problem.ts';
import { problemText } from '../../render/policy-problem.ts';
import type { Texts } from '../../render/texts.ts';
import { printable } from '../printable.ts';
import { printableJson } from '../printable-json.ts';

export interface ExplainedRepository {
  readonly repository: string;
  readonly branch: string;
  readonly values: readonly ExplainedValue[];
  readonly problems: readonly PolicyProblem[];
  readonly notes: readonly PolicyNote[];
}

/** A line for each key: its value and who decided it; below, what is wrong. */
export function explainedText(explained: ExplainedRepository, texts: Texts): string {
  const { repository, branch, values, problems, notes } = explained;
  const rows = values.map(value => [value.key, valueText(value.value), decidedBy(value)]);
  const width = (column: number, most: number) =>
    Math.min(most, Math.max(0, ...rows.map(row => row[column]?.length ?? 0)));
  const [keyWidth, valueWidth] = [width(0, 48), width(1, 40)];
  const lines = [
    `${repository}, branch ${branch}`,
    '',
    ...rows.map(
      ([key = '', value = '', by]) => `${key.padEnd(keyWidth)}  ${value.padEnd(valueWidth)}  ${by}`,
    ),
    ...(problems.length + notes.length > 0 ? [''] : []),
    ...problems.map(each => `${each.file}:${each.line}:${each.column} ${problemText(texts, each)}`),
    ...notes.map(noteText),
  ];
  return lines.map(line => `${printable(line).trimEnd()}\n`).join('');
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function decidedBy({ source, file, line, locked }: ExplainedValue): string {
  if (source === 'built-in') return locked ? 'built-in, locked' : 'built-in';
  return `${file}${line === null ? '' : ` line ${line}`}${locked ? ', locked' : ''}`;
}

const noteTexts: Readonly<Record<string, string>> = {
  'organization-unreadable':
    "The organization's .github repository is not readable for the App: its policy, if there is one, is not in here.",
  'repository-unreadable': "The repository's policy is not readable for the App: it is not in here.",
};

function noteText(note: PolicyNote): string {
  if (note.startsWith('not-used-yet:'))
    return `${note.slice('not-used-yet:'.length)} is understood, and not used by this version yet.`;
  return noteTexts[note] ?? note;
}

export function explainedJson(explained: ExplainedRepository, texts: Texts): string {
  const { values, problems, ...rest } = explained;
  const document = {
    schema: 1,
    ...rest,
    values: values.map(({ key, value, source, file, line, locked }) => ({
      key,
      value,
      source,
      file,
      line,
      locked,
    })),
    problems: problems.map(problem => ({
      ...{ file: problem.file, line: problem.line, column: problem.column, kind: problem.kind },
      message: problemText(texts, problem),
    })),
  };
  return printableJson(document);
}
