import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { IndexedPullRequest } from '../store/port.ts';

export function indexEntry(repository: RepositoryRef, pull: PullRequest): IndexedPullRequest {
  return {
    repository,
    number: pull.number,
    headSha: pull.headSha,
    headBranch: pull.headBranch,
    headRepositoryId: pull.headRepositoryId,
    baseBranch: pull.baseBranch,
    open: pull.state === 'open',
    authorId: pull.authorId,
    draft: pull.draft,
    readySince: pull.draft ? null : pull.createdAt,
    updatedAt: pull.updatedAt,
  };
}
