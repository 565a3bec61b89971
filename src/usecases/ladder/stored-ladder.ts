import type { ReportedTurn } from '../../maturity/advice-of.ts';
import type { LadderAssessment } from '../../maturity/assess.ts';
import type { LadderAssessmentRow } from '../../store/ladder-port.ts';

/** What an assessment comes to, as it is stored beside its facts. */
export type StoredLadder = Pick<LadderAssessment, 'domains' | 'profile'>;

/** A stored turn as reports speak of it. */
export const turnOf = ({ at, result }: LadderAssessmentRow): ReportedTurn => ({
  at: at.getTime(),
  domains: (result as StoredLadder).domains,
});
