import type { LadderAssessment } from '../../maturity/assess.ts';

/** What an assessment comes to, as it is stored beside its facts. */
export type StoredLadder = Pick<LadderAssessment, 'domains' | 'profile'>;
