import type { LadderAssessment } from '../../maturity/assess.ts';
import { type Level, levelNames } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Language, Texts } from '../texts.ts';
import type { MaturityIssueInput } from './issue-inputs.ts';

/** The maturity issue in one language; a `ShownAssessment` too. */
export type IssueView = MaturityIssueInput & { readonly texts: Texts };

export type AssessedDomain = LadderAssessment['domains'][number];

/** `3 全面级 Comprehensive`, and without the English in Chinese. */
export function levelName(level: Level, language: Language): string {
  const { en, 'zh-CN': chinese } = levelNames[level];

  return language === 'en' ? `${level} ${chinese} ${en}` : `${level} ${chinese}`;
}

export const gating = (domain: AssessedDomain): readonly PracticeResult[] =>
  domain.practices.filter(({ gates }) => gates);
