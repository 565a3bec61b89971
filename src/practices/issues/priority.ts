import type { IssueRecord } from '../../model/records/issue-record.ts';
import { labelWords } from './label-words.ts';

/** 0 is the most urgent. */
const ranks: ReadonlyMap<string, number> = new Map([
  ...wordsOf(0, 'critical', 'blocker', 'urgent', 'highest', 'immediate', '紧急', '最高', '特急'),
  ...wordsOf(1, 'high', 'major', 'important', '高', '较高', '重要'),
  ...wordsOf(2, 'medium', 'med', 'mid', 'middle', 'normal', 'moderate', 'default', 'longterm'),
  ...wordsOf(2, '中', '中等', '普通', '一般'),
  ...wordsOf(3, 'low', 'minor', '低', '较低'),
  ...wordsOf(4, 'lowest', 'trivial', 'backlog', 'someday', 'awaiting', '最低'),
]);
const priorityWords: ReadonlySet<string> = new Set(['priority', 'prio', 'pri']);
/** Labels that ask for a priority are none. */
const missing: ReadonlySet<string> = new Set([
  ...['needs', 'need', 'no', 'none', 'missing', 'unset', 'tbd', 'unknown', '待定', '未定', '无'],
]);
const numbered = /^p([0-5])$/;

/** Of a label such as `P1`, `priority: high`, `priority/important-soon` and `高优先级`; null of any other. */
export function priorityRank(label: string): number | null {
  const words = labelWords(label.replace(/优先级?/g, ' priority '));
  if (words.some(word => missing.has(word))) return null;
  const number = numbered.exec(words[0] ?? '')?.[1];
  if (number !== undefined) return Number(number);
  if (words.length === 1 && (words[0] === 'urgent' || words[0] === '紧急')) return 0;

  return words.some(word => priorityWords.has(word)) ? rankOfWords(words) : null;
}

/** Of the filled field of a project, which needs no word that says what it is. */
export const fieldRank = (value: string): number | null => rankOfWords(labelWords(value));

/** Labels come first: what they were at a time is known, and a field's past is not. */
export function rankOf(labels: Iterable<string>, field: string | null): number | null {
  const found = [...labels].flatMap(label => priorityRank(label) ?? []);
  if (found.length > 0) return Math.min(...found);

  return field === null ? null : fieldRank(field);
}

type Prioritised = Pick<IssueRecord, 'labels' | 'priority'>;

/** Exactly one label says it, or a project's field does. */
export const hasPriority = (issue: Prioritised): boolean =>
  labelledPriorities(issue).length === 1 || isFieldFilled(issue);

/** Some label or field says one, though it may be one of several that differ. */
export const saysPriority = (issue: Prioritised): boolean =>
  labelledPriorities(issue).length > 0 || isFieldFilled(issue);

const labelledPriorities = ({ labels }: Prioritised): readonly string[] =>
  labels.filter(label => priorityRank(label) !== null);

const isFieldFilled = ({ priority }: Prioritised): boolean => priority !== null && priority.trim() !== '';

function rankOfWords(words: readonly string[]): number | null {
  // Kubernetes: `important-longterm` is less urgent than `important-soon`.
  if (words.includes('longterm')) return 2;
  for (const word of words) {
    const rank = /^p?([0-5])$/.exec(word)?.[1] ?? ranks.get(word);
    if (rank !== undefined) return Number(rank);
  }

  return null;
}

function wordsOf(rank: number, ...words: readonly string[]): readonly (readonly [string, number])[] {
  return words.map(word => [word, rank] as const);
}
