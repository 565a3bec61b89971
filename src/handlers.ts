import { randomUUID } from 'node:crypto';
import { readReports } from './collect/read-artifact.ts';
import { createAppReads } from './github/app-reads.ts';
import { createGitHub } from './github/create-github.ts';
import { createDoubts } from './github/doubts.ts';
import type { RequestRecord } from './github/options.ts';
import type { Metrics } from './http/metrics.ts';
import { createRouter } from './jobs/create-router.ts';
import { createDeliveryReasons } from './jobs/delivery-reasons.ts';
import type { JobHandlers, JobQueue } from './jobs/queue.ts';
import { type DeliveryUnderWay, receiveDelivery } from './jobs/receive-delivery.ts';
import type { ScheduleOptions } from './jobs/start-schedule.ts';
import type { Log } from './model/log.ts';
import type { RepositoryRef } from './model/repository.ts';
import { inBackground, isInBackground } from './publish/in-background.ts';
import { createLimiter, type LimiterOptions } from './publish/limiter.ts';
import { loadTexts } from './publish/load-texts.ts';
import { createRequestQuota } from './publish/request-quota.ts';
import { createStormBreaker } from './publish/storm-breaker.ts';
import { createWriteGateway } from './publish/write-gateway.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/port.ts';
import { catchUp } from './usecases/catch-up.ts';
import { checkMergeGroup } from './usecases/check-merge-group.ts';
import { checkPullRequest } from './usecases/check-pull-request.ts';
import { checkRelease } from './usecases/check-release.ts';
import { climb } from './usecases/ladder/climb.ts';
import { pruneLadder } from './usecases/ladder/prune-ladder.ts';
import { sweepLadders } from './usecases/ladder/sweep-ladders.ts';
import { measureCommit } from './usecases/measure-commit.ts';
import { pruneHistory } from './usecases/prune-history.ts';
import { pruneReports } from './usecases/prune-reports.ts';
import { reconcileRepository } from './usecases/reconcile-repository.ts';
import type { Services } from './usecases/services.ts';
import { sweepEvaluations } from './usecases/sweep-evaluations.ts';
import { sweepInstallations } from './usecases/sweep-installations.ts';
import { sweepRepositories } from './usecases/sweep-repositories.ts';
import { tryEach } from './usecases/try-each.ts';
import { workInRepository } from './usecases/work-in-repository.ts';
import { registerWebhooks } from './webhooks/index.ts';

export interface AppOptions extends Omit<Settings, 'logLevel'> {
  readonly log: Log;
  readonly now: () => Date;
  /** HTTPS_PROXY and the like. */
  readonly proxyVariables?: Readonly<Record<string, string | undefined>>;
  /** For tests and the playground, where nobody is notified. */
  readonly writePace?: WritePace;
  /** How often it looks on its own, for tests. */
  readonly schedule?: Partial<Omit<ScheduleOptions, 'log'>>;
  readonly watch?: Watch;
}

/** For tests that stop or kill the process at a named place: wraps the parts, and is absent otherwise. */
export type Watch = <Part extends object>(name: 'store' | 'github', part: Part) => Part;

export interface WritePace {
  readonly budgets: LimiterOptions['budgets'];
  /** How long a comment may stay unseen after it was written. */
  readonly visibleAfterMs: number;
}

export interface Parts {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly metrics: Metrics;
  readonly giveWay: Services['giveWay'];
}

/** What the queue's workers do, with everything they need. */
export async function createHandlers(
  options: AppOptions,
  { store, queue, metrics }: Parts,
  services: Services,
): Promise<JobHandlers> {
  const askedGroups = new Map<string, Date>();
  const reasons = createDeliveryReasons();
  const underWay = new Map<string, DeliveryUnderWay>();
  const router = await createRouter();
  registerWebhooks(router, { services, queue, reasons, underWay });
  const within = (repository: RepositoryRef, work: (today: RepositoryRef) => Promise<void>) =>
    workInRepository(services, queue, repository, work);

  return {
    delivery: receiveDelivery({ inbox: store.inbox, router, reasons, underWay, log: options.log }),
    checkPullRequest: ({ repository, number }) =>
      within(repository, async today => {
        const ref = { repository: today, number };
        const { recheckAt } = await checkPullRequest(services, ref);
        if (recheckAt !== null) await queue.requestCheck(ref, { at: recheckAt });
      }),
    checkMergeGroup: asked =>
      within(asked.repository, async repository => {
        const group = { ...asked, repository };
        const { recheckAt } = await checkMergeGroup(services, group);
        if (recheckAt !== null) await queue.requestMergeGroupCheck(group, { at: recheckAt });
      }),
    checkRelease: asked =>
      within(asked.repository, async repository => {
        const release = { ...asked, repository };
        const { recheckAt, ask } = await checkRelease(services, release);
        for (const other of ask) await queue.requestReleaseCheck(other);
        if (recheckAt !== null) await queue.requestReleaseCheck(release, { at: recheckAt });
      }),
    measureCommit: asked =>
      within(asked.repository, repository =>
        inBackground(() => measureCommit(services, { ...asked, repository })),
      ),
    ladder: ({ repository: asked }) =>
      within(asked, repository =>
        inBackground(() => climb(services, repository, ({ added }) => metrics.countHistoryRead(added))),
      ),
    async sweep() {
      await tryAll(
        () => sweepEvaluations(services, queue, askedGroups),
        () => store.inbox.prune(new Date(options.now().getTime() - retentionMs), deliveriesAtOnce),
        () => pruneHistory(services),
        () => pruneLadder(services),
        () => pruneReports(services),
        () => store.lanes.prune(),
      );
    },
    reconcile: request =>
      within(request.repository, async repository => {
        await inBackground(() => reconcileRepository(services, { ...request, repository }, queue));
      }),
    async catchUp() {
      metrics.countCaughtUp(await catchUp(services, queue));
    },
    async sweepRepositories() {
      await tryAll(
        () => sweepInstallations(services, queue),
        () => inBackground(() => sweepRepositories(services, queue)),
        () => sweepLadders(services, queue),
      );
    },
  };
}

/** A delivery that came once is known again for so long. */
const retentionMs = 31 * 24 * 60 * 60 * 1000;
/** Every minute: many more than come, and few enough that nothing waits for it. */
const deliveriesAtOnce = 5_000;

const tryAll = (...parts: readonly (() => Promise<unknown>)[]) => tryEach(parts, part => part());

export function createServices(options: AppOptions, { store, metrics, giveWay }: Parts): Services {
  const { now, log } = options;
  const doubts = createDoubts();
  // Where nobody is notified, time is short as well.
  const isLimited = options.githubLimits && options.writePace === undefined;
  const quota = createRequestQuota({ lanes: store.lanes, now, log, isLimited, patienceMs: 1_000 });
  metrics.showQuota(() => quota.remaining());
  const access = {
    appId: options.appId,
    privateKey: options.privateKey,
    baseUrl: options.githubUrl,
    ...{ now, log, onRequest: (request: RequestRecord) => metrics.countRequest(request) },
    skew: { ms: 0 },
  };
  const adapter = createGitHub({
    ...access,
    allowedHosts: options.allowedHosts,
    proxyVariables: options.proxyVariables ?? {},
    onDoubt: doubts.raise,
    quota,
    beforeParsing: async () => {
      if (isInBackground()) await giveWay();
    },
  });
  const github = options.watch?.('github', adapter) ?? adapter;
  const { writePace } = options;
  const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
  const { lanes, breakers } = store;
  const limiter = createLimiter({
    ...{ lanes, log, now, patienceMs: 1_000 },
    onHeldBack: metrics.countHeldBack,
    breaker: createStormBreaker({ lanes, breakers, log, mostNewComments: options.mostNewComments }),
    ...(writePace?.budgets && { budgets: writePace.budgets }),
  });

  return {
    github,
    app: createAppReads(access),
    store,
    doubts,
    writes: createWriteGateway({
      ...{ github, effects: store.effects, issues: store.issues, limiter, dryRun: options.dryRun, now, log },
      ...{ texts, language: options.language, onIssueHeldBack: metrics.countIssueHeldBack },
      ...(writePace && { visibleAfterMs: writePace.visibleAfterMs }),
    }),
    texts,
    language: options.language,
    readArtifact: readReports,
    branches: new Map(),
    nothingToShow: new Map(),
    timing: {
      quietMs: options.quietTimeMs,
      deadlineMs: options.checkDeadlineMs,
      mergeGroupDeadlineMs: options.mergeGroupDeadlineMs,
      deliveryWindowMs: options.deliveryWindowMs,
      ...{ purgeAfterMs: options.purgeAfterMs, evidenceMs: options.evidenceMs },
    },
    webUrl: options.webUrl,
    aboutUrl: options.aboutUrl,
    giveWay,
    now,
    newId: randomUUID,
    log,
  };
}
