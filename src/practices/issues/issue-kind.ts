import type { IssueRecord } from '../../model/records/issue-record.ts';
import { labelWords, says } from './label-words.ts';

/** The four kinds of work whose mix is looked at. */
export const issueKinds = ['feature', 'defect', 'debt', 'security'] as const;
export type IssueKind = (typeof issueKinds)[number];

interface Terms {
  readonly words: ReadonlySet<string>;
  readonly chinese: readonly string[];
  readonly types: readonly string[];
}

/** Security first: a vulnerability often carries the label of a bug as well. */
const kinds: readonly (readonly [IssueKind, Terms])[] = [
  [
    'security',
    {
      words: new Set(['security', 'vulnerability', 'vulnerabilities', 'cve']),
      chinese: ['安全', '漏洞'],
      types: ['security', 'vulnerability'],
    },
  ],
  [
    'defect',
    {
      words: new Set(['bug', 'bugs', 'defect', 'defects', 'regression']),
      chinese: ['缺陷', '故障'],
      types: ['bug', 'defect'],
    },
  ],
  [
    'debt',
    {
      words: new Set(['debt', 'techdebt', 'refactor', 'refactoring', 'chore', 'maintenance', 'cleanup']),
      chinese: ['技术债', '重构', '维护'],
      types: ['debt', 'chore', 'tech debt', 'technical debt'],
    },
  ],
  [
    'feature',
    {
      words: new Set(['feature', 'features', 'feat', 'enhancement', 'enhancements', 'story', 'stories']),
      chinese: ['需求', '功能', '特性', '用户故事'],
      types: ['feature', 'story', 'user story', 'enhancement', 'requirement', '需求', '用户故事'],
    },
  ],
];
/** `not a bug`, `feature-flag`: the word is there and means something else. */
const otherwise: ReadonlySet<string> = new Set(['not', 'no', 'flag', 'flags', 'freeze', 'branch', 'bash']);

type Kinded = Pick<IssueRecord, 'labels' | 'type'>;

/** By its type or its labels; null where neither tells. */
export function kindOf(issue: Kinded): IssueKind | null {
  return kinds.find(([kind]) => isOfKind(issue, kind))?.[0] ?? null;
}

export const isBug = (issue: Kinded): boolean => isOfKind(issue, 'defect');

export const isFeature = (issue: Kinded): boolean => kindOf(issue) === 'feature';

export function hasBugLabel({ labels }: Pick<IssueRecord, 'labels'>): boolean {
  return isBug({ labels, type: null });
}

/** Waits to be looked at, so nobody could have given it a priority. Kubernetes' `triage/accepted` was looked at. */
export function isInTriage({ labels }: Pick<IssueRecord, 'labels'>): boolean {
  return labels.some(label => {
    const words = labelWords(label);

    return (
      says(words, new Set(['triage', 'untriaged']), ['待分类', '待评估', '待分诊']) &&
      !says(words, new Set(['accepted', 'done', 'complete', 'completed']), [])
    );
  });
}

function isOfKind({ labels, type }: Kinded, kind: IssueKind): boolean {
  const terms = kinds.find(([name]) => name === kind)?.[1];
  if (terms === undefined) return false;
  if (type !== null && terms.types.includes(type.toLowerCase())) return true;

  return labels.some(label => {
    const words = labelWords(label);

    return says(words, terms.words, terms.chinese) && !words.some(word => otherwise.has(word));
  });
}
