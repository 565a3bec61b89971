import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';
import { isLost } from './acceptance.ts';
import type { Beholder } from './after-sight.ts';
import { lookAtIssue } from './look-at-issue.ts';
import { lookAtIssues } from './look-at-issues.ts';
import { reportPolicy } from './report-policy.ts';

/** Somebody closed, reopened or removed an issue of Rung's: what became of it is read again. Returns why nothing was done, or null. */
export async function noteIssueChange(
  services: Services,
  repository: RepositoryRef,
  number: number,
): Promise<string | null> {
  const row = await services.store.issues.byNumber(repository.id, number);
  if (row === undefined) return "not an issue of Rung's";
  await lookAtIssue(services, repository, row, await beholderOf(services, repository));

  return null;
}

/** The same for all of a repository, where the events of such changes may have been missed. */
export async function noteIssueChanges(services: Services, repository: RepositoryRef): Promise<void> {
  const filed = await services.store.issues.list(repository.id);
  if (filed.every(isLost)) return;
  await lookAtIssues(services, repository, filed, await beholderOf(services, repository));
}

async function beholderOf(services: Services, repository: RepositoryRef): Promise<Beholder> {
  const policy = await reportPolicy(services, repository);

  return { bots: policy?.policy.bots ?? [], at: services.now() };
}
