import { orUnknown } from '../collect/or-unknown.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { inBackground } from '../publish/in-background.ts';
import { activeInstallations } from './active-installations.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { isSwept, noteListed } from './note-listed.ts';
import { type Rebuilt, rebuildRepository } from './rebuild-repository.ts';
import type { Services } from './services.ts';

export interface RebuildOptions {
  /** `owner/name`: this one only. */
  readonly only: string | null;
  /** `owner/name`: those that come later by name. */
  readonly after: string | null;
  /** Before each repository; and while GitHub's limits want rest. */
  onProgress(progress: RebuildProgress): void;
  readonly wait: (ms: number) => Promise<void>;
}

export interface RebuildProgress {
  readonly done: number;
  readonly all: number;
  /** Rebuilt so far. */
  readonly pullRequests: number;
  readonly repository: string;
  readonly restSeconds: number | null;
}

export interface RebuiltStore extends Rebuilt {
  readonly repositories: number;
  /** What GitHub did not tell, by repository. */
  readonly failed: readonly { readonly repository: string; readonly problem: string }[];
}

/** Fills the store from GitHub: installations, repositories, and each repository on its own, by name. */
export async function rebuildStore(
  services: Services,
  requests: PlaceRequests,
  options: RebuildOptions,
): Promise<RebuiltStore> {
  const repositories = (await listRepositories(services, requests)).filter(one => isAsked(one, options));
  const failed: { repository: string; problem: string }[] = [];
  const sum = {
    ...{ pullRequests: 0, stickyComments: 0, commands: 0, waivers: 0 },
    ...{ issues: 0, releases: 0 },
  };
  for (const [done, one] of repositories.entries()) {
    const repository = fullName(one);
    const tell = (restSeconds: number | null) =>
      options.onProgress({
        ...{ done, all: repositories.length, repository, restSeconds },
        pullRequests: sum.pullRequests,
      });
    try {
      const rebuilt = await withPatience(() => rebuildRepository(services, one), tell, options.wait);
      for (const key of Object.keys(sum) as (keyof Rebuilt)[]) sum[key] += rebuilt[key];
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      failed.push({ repository, problem: error.message });
    }
  }

  return { repositories: repositories.length - failed.length, ...sum, failed };
}

async function listRepositories(
  services: Services,
  requests: PlaceRequests,
): Promise<readonly RepositoryRef[]> {
  const { repositories } = services.store;
  const found: RepositoryRef[] = [];
  for (const { id } of await activeInstallations(services, requests)) {
    const known = new Map((await repositories.list(id)).map(one => [one.ref.id, one]));
    for (const one of (await orUnknown(services.github.installation(id).repositories())) ?? []) {
      await noteListed(services, one, known.get(one.ref.id));
      // A fork may have pull requests of its own, and nobody knows of them yet.
      if (isSwept(one, new Set([one.ref.id]))) found.push(one.ref);
    }
  }

  return found.toSorted((one, other) => compareNames(fullName(one), fullName(other)));
}

function isAsked(repository: RepositoryRef, { only, after }: RebuildOptions): boolean {
  const name = fullName(repository);
  if (only !== null) return compareNames(name, only) === 0;

  return after === null || compareNames(name, after) > 0;
}

/** GitHub's names are the same in either case. */
function compareNames(one: string, other: string): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];

  return first < second ? -1 : Number(first > second);
}

/** Keeps to the part of the quota that nobody waits for; when that is spent, it waits. */
async function withPatience<T>(
  work: () => Promise<T>,
  tell: (restSeconds: number | null) => void,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (;;) {
    tell(null);
    try {
      return await inBackground(work);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'rate-limited') throw error;
      const restSeconds = error.retryAfterSeconds ?? 60;
      tell(restSeconds);
      await wait(restSeconds * 1000);
    }
  }
}
