import { isRefusal } from '../collect/or-unknown.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { reasonOf } from '../model/reason-of.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { inBackground } from '../publish/in-background.ts';
import { activeInstallations } from './active-installations.ts';
import type { BackfillProgress } from './ladder/backfill-repository.ts';
import { readHistoryBack } from './ladder/read-history-back.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { isSwept, noteListed } from './note-listed.ts';
import { type Rebuilt, rebuildRepository } from './rebuild-repository.ts';
import type { Services } from './services.ts';

export interface RebuildOptions {
  /** `owner/name`: this one only. */
  readonly only: string | null;
  /** `owner/name`: those that come later by name. */
  readonly after: string | null;
  /** Reads the history too, which the server would else do in the background. */
  readonly withHistory: boolean;
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
  /** Null until its history is read. */
  readonly history: Pick<BackfillProgress, 'rows' | 'requests' | 'share'> | null;
}

export interface RebuiltStore extends Rebuilt {
  readonly repositories: number;
  /** Pull requests, issues, runs and the like of its history; null where they were not asked for. */
  readonly historyRows: number | null;
  /** What GitHub did not tell, by repository; `harbour/*` where it did not list those of an installation. */
  readonly failed: readonly { readonly repository: string; readonly problem: string }[];
}

/** Fills the store from GitHub: installations, repositories, and each repository on its own, by name. */
export async function rebuildStore(
  services: Services,
  requests: PlaceRequests,
  options: RebuildOptions,
): Promise<RebuiltStore> {
  const failed = new Map<string, string>();
  const listed = await listRepositories(services, requests, options.only, failed);
  const repositories = listed.filter(one => isAsked(one, options));
  const sum = {
    ...{ pullRequests: 0, stickyComments: 0, commands: 0, waivers: 0 },
    ...{ issues: 0, releases: 0 },
  };
  const work = async (one: RepositoryRef, done: number, rebuild: (tell: Tell) => Promise<void>) => {
    const repository = fullName(one);
    const where = { done, all: repositories.length, repository };
    const tell: Tell = ({ restSeconds = null, history = null }) =>
      options.onProgress({ ...where, pullRequests: sum.pullRequests, restSeconds, history });
    try {
      await withPatience(() => rebuild(tell), tell, options.wait);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      failed.set(repository, error.message);
    }
  };

  for (const [done, one] of repositories.entries())
    await work(one, done, async () => {
      const rebuilt = await rebuildRepository(services, one);
      for (const key of Object.keys(sum) as (keyof Rebuilt)[]) sum[key] += rebuilt[key];
    });
  // Afterwards: it takes long, and everything else works without it.
  let historyRows = 0;
  if (options.withHistory)
    for (const [done, one] of repositories.entries())
      await work(one, done, async tell => {
        const state = await services.store.ladders.find(one.id);
        if (state === undefined) return;
        await readHistoryBack(services, one, state, history => {
          historyRows += history.added.rows;
          tell({ history });
        });
      });

  return {
    ...{ repositories: repositories.filter(one => !failed.has(fullName(one))).length, ...sum },
    historyRows: options.withHistory ? historyRows : null,
    failed: [...failed].map(([repository, problem]) => ({ repository, problem })),
  };
}

type Tell = (at: Partial<Pick<RebuildProgress, 'restSeconds' | 'history'>>) => void;

async function listRepositories(
  services: Services,
  requests: PlaceRequests,
  only: string | null,
  failed: Map<string, string>,
): Promise<readonly RepositoryRef[]> {
  const { repositories } = services.store;
  const found: RepositoryRef[] = [];
  for (const { id, account } of await activeInstallations(services, requests)) {
    const known = new Map((await repositories.list(id)).map(one => [one.ref.id, one]));
    const listed = await services.github
      .installation(id)
      .repositories()
      .catch(error => {
        if (!isRefusal(error)) throw error;
        const isMeant = only === null || compareNames(only.split('/')[0] ?? '', account) === 0;
        if (isMeant) failed.set(`${account}/*`, reasonOf(error));

        return [];
      });
    for (const one of listed) {
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
  tell: Tell,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (;;) {
    tell({});
    try {
      return await inBackground(work);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'rate-limited') throw error;
      const restSeconds = error.retryAfterSeconds ?? 60;
      tell({ restSeconds });
      await wait(restSeconds * 1000);
    }
  }
}
