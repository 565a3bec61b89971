import type { IssueRecord } from '../../model/records/issue-record.ts';
import { labelWords, says } from './label-words.ts';

const production: ReadonlySet<string> = new Set(['production', 'prod', 'escaped']);
/** Words of products too, as in `live-reload`, `custom field` and `html escape`: alone, or beside words of finding, they say it. */
const ambiguous: ReadonlySet<string> = new Set(['live', 'escape', 'customer', 'field']);
const finding: ReadonlySet<string> = new Set([
  ...['bug', 'bugs', 'defect', 'issue', 'incident', 'in', 'by', 'from', 'reported', 'found', 'env'],
  ...['environment', 'detected', 'phase', 'stage'],
]);
const productionChinese = ['线上', '生产', '现网', '逃逸'];
const before: ReadonlySet<string> = new Set([
  ...[
    'test',
    'testing',
    'qa',
    'uat',
    'sit',
    'staging',
    'stage',
    'preprod',
    'development',
    'dev',
    'review',
    'ci',
  ],
]);
const beforeChinese = ['测试', '预发', '开发', '联调'];
/** Only beside one of these words do the names of the stages before production say where a fault was found. */
const where: ReadonlySet<string> = new Set(['found', 'env', 'environment', 'detected', 'phase', 'stage']);
const whereChinese = ['发现', '环境', '阶段'];

/** Where a bug was found, by its labels; null where none tells. */
export function foundIn({ labels }: Pick<IssueRecord, 'labels'>): 'production' | 'before' | null {
  const all = labels.map(labelWords);
  if (all.some(words => says(words, production, productionChinese) || saysAmbiguous(words)))
    return 'production';
  const isBefore = all.some(words => says(words, where, whereChinese) && says(words, before, beforeChinese));

  return isBefore ? 'before' : null;
}

const saysAmbiguous = (words: readonly string[]): boolean =>
  words.some(word => ambiguous.has(word)) && words.every(word => ambiguous.has(word) || finding.has(word));
