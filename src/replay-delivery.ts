import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SavedDelivery } from './commands/replay/read-saved-delivery.ts';
import type { Replay, ReplayedJob } from './commands/replay/replay.ts';
import { type AppOptions, createHandlers } from './handlers.ts';
import { canMatter } from './http/can-matter.ts';
import { readId, readPath } from './http/read-path.ts';
import type { JobHandlers } from './jobs/queue.ts';
import { type AskedJob, type QueueRecord, recordJobs } from './jobs/recorded-queue.ts';
import { GatewayError } from './model/gateway-error.ts';
import { fullName, type RepositoryRef } from './model/repository.ts';
import type { WriteRecord } from './publish/recorded-writes.ts';
import { createReadOnlyServices, nobodyWaits, noMetrics } from './read-only-services.ts';
import { openStore, type StoreOptions } from './store/open-store.ts';
import type { Store } from './store/port.ts';
import { indexOpenPullRequests } from './usecases/index-open-pull-requests.ts';

/** All but what a replay decides by itself. */
export type ReplayOptions = Omit<AppOptions, 'database' | 'dryRun' | 'watch'>;

export interface Place {
  readonly options: StoreOptions;
  remove(): Promise<void>;
}

/**
 * What a delivery leads to with GitHub as it is now. Nothing is written to GitHub, and all that would be stored goes to a
 * database of its own that is thrown away.
 */
export async function replayDelivery(
  options: ReplayOptions,
  delivery: SavedDelivery,
  makePlace: () => Promise<Place> = makeTemporaryPlace,
): Promise<Replay> {
  const place = await makePlace();
  const jobs = recordJobs();
  try {
    const { log, now } = options;
    const { enqueueDeliveries } = jobs.queue;
    const { store } = await openStore(place.options, { log, now, enqueueDeliveries });
    try {
      return await replayIn(
        withoutPast(store),
        jobs,
        { ...options, database: place.options, dryRun: true },
        delivery,
      );
    } finally {
      await store.close();
    }
  } finally {
    await place.remove();
  }
}

/** The new database sees everything for the first time, which is no reason to be silent about it. */
function withoutPast(store: Store): Store {
  return { ...store, repositories: { ...store.repositories, firstSeenAt: async () => undefined } };
}

async function makeTemporaryPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rung-replay-'));

  return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function replayIn(
  store: Store,
  jobs: QueueRecord,
  options: AppOptions,
  { guid, event, payload }: SavedDelivery,
): Promise<Replay> {
  const { services, record } = createReadOnlyServices(options, { store, queue: jobs.queue });
  const parts = { store, queue: jobs.queue, metrics: noMetrics, giveWay: nobodyWaits };
  const handlers = await createHandlers(options, parts, services);
  const repository = repositoryOf(payload);
  const action = readPath(payload, 'action');
  const told = {
    ...{ guid, event, action: typeof action === 'string' ? action : null },
    repository: repository && fullName(repository),
  };

  // What a server has learnt from earlier events.
  if (repository !== null) await indexOpenPullRequests(services, repository);
  const ignored = await whyIgnored(store, event, payload, options.appId);
  if (ignored !== null) return { ...told, outcome: 'ignored', reason: ignored, writes: [], jobs: [] };

  const reason = await deliver(store, handlers, {
    guid: guid ?? randomUUID(),
    event,
    payload,
    now: options.now,
  });
  const writes = record.take();
  const replayed: ReplayedJob[] = [];
  for (const job of jobs.take()) replayed.push(await doJob(job, handlers, jobs, record));

  return { ...told, outcome: 'accepted', reason, writes, jobs: replayed };
}

async function deliver(
  { inbox }: Store,
  handlers: JobHandlers,
  { guid, event, payload, now }: { guid: string; event: string; payload: object; now: () => Date },
): Promise<string | null> {
  const text = JSON.stringify(payload);
  await inbox.accept({
    ...{ guid, event, action: null, payload: text, receivedAt: now() },
    installationId: readId(payload, 'installation', 'id'),
    repositoryId: readId(payload, 'repository', 'id'),
    bodySha256: createHash('sha256').update(text).digest('hex'),
  });
  await handlers.delivery(guid);

  return (await inbox.fates([guid])).get(guid)?.reason ?? null;
}

async function doJob(
  job: AskedJob,
  handlers: JobHandlers,
  jobs: QueueRecord,
  record: WriteRecord,
): Promise<ReplayedJob> {
  let problem: string | null = null;
  try {
    await job.run?.(handlers);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    problem = error.message;
  }
  const writes = record.take();
  const isAwaited = writes.some(write => write.kind === 'check-run' && write.conclusion === null);
  const again = jobs.take().length > 0 || isAwaited;
  const { kind, what } = job;

  return { kind, what, repository: fullName(job.repository), writes, again, problem };
}

/** A server also waits for the commits of merge groups and of releases, which it knows from events before this one. */
const notWatchedHere =
  'head of no open pull request; whether a merge group or a release waits for it is not known here';

async function whyIgnored(
  { pullRequests }: Store,
  event: string,
  payload: object,
  appId: number,
): Promise<string | null> {
  const relevance = canMatter(event, payload, appId);
  if (relevance.matters === 'no') return relevance.reason;
  if (relevance.matters !== 'if-watched') return null;
  const { repositoryId, sha } = relevance;

  return (await pullRequests.knowsHead(repositoryId, sha)) ? null : notWatchedHere;
}

function repositoryOf(payload: object): RepositoryRef | null {
  const [installationId, id] = [readId(payload, 'installation', 'id'), readId(payload, 'repository', 'id')];
  const [owner, name] = [
    readPath(payload, 'repository', 'owner', 'login'),
    readPath(payload, 'repository', 'name'),
  ];

  return installationId === null || id === null || typeof owner !== 'string' || typeof name !== 'string'
    ? null
    : { installationId, id, owner, name };
}
