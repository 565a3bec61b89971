import type { GitHub } from '../../github/port.ts';
import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import { sentence } from '../../model/sentence.ts';
import type { AppParts, DoctorParts } from './doctor-parts.ts';
import { judgeArtifactStore } from './judge-artifact-store.ts';
import { judgeRequiredChecks } from './judge-required-checks.ts';
import { lookWithin } from './look-within.ts';

/** So many repositories are looked at: a sample, since each costs requests. */
const sample = 10;

const { ok, warning, failure } = findingsOf('Repositories');

/** What stands in the repositories themselves: one that was named, or the first of each installation. */
export async function examineRepositories(
  { repository: named }: Pick<DoctorParts, 'repository'>,
  app: AppParts,
): Promise<readonly DoctorFinding[]> {
  let chosen: readonly RepositoryRef[] = [];
  let left = 0;
  const choosing = await lookWithin('Repositories', 'Repositories', async () => {
    const all = named === null ? await listRepositories(app) : await findRepository(app, named);
    if (all === undefined)
      return failure(
        'Repositories',
        sentence('doctor:repositories.unseen', { repository: `${named?.owner}/${named?.name}` }),
        sentence('doctor:repositories.unseen-fix'),
      );
    chosen = all.slice(0, sample);
    left = all.length - chosen.length;
    const counts = { total: all.length, looked: left > 0 ? sample : undefined };
    return ok('Repositories', sentence('doctor:repositories.count', counts));
  });
  if (chosen.length === 0) return choosing;

  const looks = await Promise.all([
    lookWithin('Repositories', 'Organization', () => examineOrganizations(app.github, chosen)),
    lookWithin('Repositories', 'Artifact store', () => examineArtifactStore(app.github, chosen)),
    lookWithin('Repositories', 'Required checks', async () => {
      const repositories = await Promise.all(chosen.map(each => requiredIn(app.github, each)));
      return judgeRequiredChecks({ appId: app.appId, repositories, left });
    }),
  ]);
  return [...choosing, ...looks.flat()];
}

async function listRepositories({ reads, github }: AppParts): Promise<readonly RepositoryRef[]> {
  const working = (await reads.installations()).filter(({ isSuspended }) => !isSuspended);
  const lists = await Promise.all(
    working.slice(0, 5).map(({ id }) => github.installation(id).repositories()),
  );
  return lists.flat().map(({ ref }) => ref);
}

async function findRepository(
  { reads }: AppParts,
  { owner, name }: { owner: string; name: string },
): Promise<readonly RepositoryRef[] | undefined> {
  const place = await reads.repository(owner, name);
  return place && [place.repository];
}

async function requiredIn(github: GitHub, repository: RepositoryRef) {
  const reads = github.reads(repository);
  const name = fullName(repository);
  try {
    return { name, required: await reads.requiredChecks(await reads.defaultBranch()) };
  } catch (error) {
    // An empty repository has no branch to ask about.
    if (error instanceof GatewayError && error.kind === 'not-found') return { name, required: [] };
    throw error;
  }
}

/** One line for each owner whose organization policy Rung may not read. */
async function examineOrganizations(
  github: GitHub,
  repositories: readonly RepositoryRef[],
): Promise<readonly DoctorFinding[]> {
  const byOwner = new Map(repositories.map(each => [each.owner, each]));
  const unread: string[] = [];
  for (const [owner, each] of byOwner)
    if ((await github.organizationPolicyReads(each)) === undefined) unread.push(owner);
  if (unread.length === 0) return [ok('Organization', sentence('doctor:organization.readable'))];
  return [
    warning(
      'Organization',
      sentence('doctor:organization.unread', { owners: unread }),
      sentence('doctor:organization.unread-fix'),
    ),
  ];
}

/** Follows the link of one artifact; its content is not downloaded. */
async function examineArtifactStore(
  github: GitHub,
  repositories: readonly RepositoryRef[],
): Promise<readonly DoctorFinding[]> {
  for (const each of repositories) {
    const reads = github.reads(each);
    const artifact = (await reads.recentArtifacts()).find(({ expired }) => !expired);
    if (artifact === undefined) continue;
    const problem = await reads.downloadArtifact(artifact.id, 0).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof GatewayError) return error;
        throw error;
      },
    );
    return [judgeArtifactStore(problem)];
  }
  return [];
}
