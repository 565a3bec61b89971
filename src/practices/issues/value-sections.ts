import type { IssueRecord } from '../../model/records/issue-record.ts';
import { labelWords, says } from './label-words.ts';

/** Headings of issue forms, as people name what a feature is for. */
const value: ReadonlySet<string> = new Set([
  ...['value', 'why', 'motivation', 'motivations', 'benefit', 'benefits', 'rationale', 'problem', 'impact'],
  ...['goal', 'goals', 'objective', 'outcome', 'outcomes', 'justification', 'need'],
]);
const valueChinese = [
  '价值',
  '收益',
  '动机',
  '背景',
  '目的',
  '目标',
  '为什么',
  '解决什么问题',
  '痛点',
  '业务诉求',
];
/** And what it has to do to be done. */
const acceptance: ReadonlySet<string> = new Set(['acceptance', 'ac', 'dod']);
const acceptancePhrases = ['success criteria', 'definition of done', 'done when', 'exit criteria'];
const acceptanceChinese = ['验收', '完成标准', '完成定义', '接受标准', '成功标准'];

/** Both are filled: what it is for, and when it is accepted. Only headings with something below them are known. */
export function statesValue({ sections }: Pick<IssueRecord, 'sections'>): boolean {
  const all = sections.map(labelWords);
  const isAccepted = (words: readonly string[]) =>
    says(words, acceptance, acceptanceChinese) ||
    acceptancePhrases.some(phrase => words.join(' ').includes(phrase));

  return all.some(words => says(words, value, valueChinese) && !isAccepted(words)) && all.some(isAccepted);
}
