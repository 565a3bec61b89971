import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { LadderAssessment } from '../../maturity/assess.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import type { EarlierTurn } from '../../render/issues/issue-inputs.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import type { Services } from '../services.ts';

/** A turn of a repository that was assessed and stored, and is now to be reported. */
export interface AssessedTurn {
  readonly services: Services;
  readonly repository: RepositoryRef;
  readonly policy: PolicyInForce;
  readonly state: LadderState;
  readonly facts: RepositoryFacts;
  readonly assessment: LadderAssessment;
  /** The oldest first, without the present one. */
  readonly earlier: readonly EarlierTurn[];
  /** Names the turn. */
  readonly slot: string;
  readonly at: Date;
  /** False where nothing moved since the last turn. */
  readonly isRead: boolean;
}
