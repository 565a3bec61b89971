import type { ReleaseRef } from '../../model/release.ts';
import type { PullRequestRef, RepositoryRef } from '../../model/repository.ts';
import type { MergeGroup } from '../check-merge-group.ts';

/** Who looks closer. `background`: after everything that people wait for. */
export interface ReconcileRequests {
  requestCheck(ref: PullRequestRef, options?: { background?: boolean }): Promise<void>;
  requestMergeGroupCheck(group: MergeGroup & { readonly baseBranch: string }): Promise<void>;
  requestLadder(job: { readonly repository: RepositoryRef; readonly work: 'assess' }): Promise<void>;
  requestReleaseCheck(release: ReleaseRef, options?: { background?: boolean }): Promise<void>;
}
