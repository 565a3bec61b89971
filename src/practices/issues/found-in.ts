import type { IssueRecord } from '../../model/records/issue-record.ts';
import { labelWords, says } from './label-words.ts';

const production: ReadonlySet<string> = new Set([
  ...['production', 'prod', 'live', 'escaped', 'escape', 'customer', 'field'],
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
  if (all.some(words => says(words, production, productionChinese))) return 'production';
  const isBefore = all.some(words => says(words, where, whereChinese) && says(words, before, beforeChinese));

  return isBefore ? 'before' : null;
}
