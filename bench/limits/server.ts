import { randomUUID } from 'node:crypto';
import { archiveLimits } from '../../src/collect/artifact/archive-limits.ts';
import { keepBasenames } from '../../src/collect/artifact/keep-basenames.ts';
import { readArchive } from '../../src/collect/artifact/read-archive.ts';
import { createAppReads } from '../../src/github/app-reads.ts';
import { createGitHub } from '../../src/github/create-github.ts';
import { createDoubts } from '../../src/github/doubts.ts';
import type { Log } from '../../src/model/log.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createRequestQuota } from '../../src/publish/request-quota.ts';
import { createStormBreaker } from '../../src/publish/storm-breaker.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import { nobodyWaits } from '../../src/read-only-services.ts';
import type { Store } from '../../src/store/port.ts';
import type { Services } from '../../src/usecases/services.ts';
import type { Random } from '../seeded-random.ts';
import type { Time } from './virtual-time.ts';

const minuteMs = 60_000;
/** What a request takes: many are sent at once all the same. */
const longestTravelMs = 5;

export interface ServerParts {
  readonly github: StandIn;
  readonly store: Store;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  readonly mostNewComments: number;
  /** In place of a request to the stand-in over HTTP; it may wait on the clock. */
  readonly fetch?: typeof fetch;
  readonly giveWay?: Services['giveWay'];
}

/** One instance of the server as far as jobs need it: the real use cases, gateway, lanes and budget. */
export function createServer(parts: ServerParts) {
  const { github: standIn, store, time, random, log, mostNewComments } = parts;
  const { now, wait } = time;
  const shared = { lanes: store.lanes, log, now, random: random.next };
  const access = {
    ...{ appId: standIn.app.id, privateKey: standIn.app.privateKey, baseUrl: standIn.url },
    ...{ now, log },
  };
  const overHttp: typeof fetch = async (...request) => {
    time.pass(random.below(longestTravelMs));
    return await fetch(...request);
  };
  const adapter = createGitHub({
    ...access,
    allowedHosts: ['127.0.0.1'],
    quota: createRequestQuota(parts.fetch === undefined ? shared : { ...shared, wait, patienceMs: 1_000 }),
    fetch: parts.fetch ?? overHttp,
    ...(parts.giveWay && { beforeParsing: parts.giveWay }),
  });
  const github = parts.fetch === undefined ? time.tracked(adapter) : adapter;
  const breaker = createStormBreaker({ ...shared, breakers: store.breakers, mostNewComments });
  const limiter = createLimiter({ ...shared, wait, patienceMs: 1_000, breaker });

  const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

  return {
    github,
    app: createAppReads(access),
    store,
    doubts: createDoubts(),
    writes: createWriteGateway({
      ...{ github, effects: store.effects, issues: store.issues, limiter, dryRun: false, now, log, wait },
      ...{ texts, language: 'en' },
    }),
    texts,
    language: 'en',
    // Not in a process of its own: thousands of those are another subject.
    readArtifact: (zip, question) =>
      time.track(() => readArchive(Buffer.from(zip), keepBasenames(question.keepBasenames), archiveLimits)),
    branches: new Map(),
    nothingToShow: new Map(),
    timing: {
      quietMs: 30_000,
      deadlineMs: 60 * minuteMs,
      mergeGroupDeadlineMs: 20 * minuteMs,
      purgeAfterMs: 30 * 24 * 60 * minuteMs,
      evidenceMs: 1e12,
      deliveryWindowMs: 3 * 24 * 60 * minuteMs,
    },
    webUrl: standIn.world.state.urls.html,
    aboutUrl: null,
    giveWay: parts.giveWay ?? nobodyWaits,
    now,
    newId: randomUUID,
    log,
  } satisfies Services;
}
