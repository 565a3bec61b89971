import type { Inputs } from '../facts/inputs.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { Release } from '../model/release.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { PolicyInForce } from '../policy/policy.ts';
import type { Evaluation } from '../store/port.ts';

/** The commit of one release or several, with all that decides whether and how it is judged. */
export interface ReleaseQuestion {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  /** The default branch: its policy is in force. */
  readonly branch: string;
  readonly policy: PolicyInForce;
  readonly mode: 'advise' | 'enforce';
  /** By publication. */
  readonly releases: readonly Release[];
  readonly runs: readonly WorkflowRun[];
  readonly latest: Evaluation | undefined;
  readonly deadline: Date;
  readonly inputs: Inputs;
}
