/**
 * One of several processes that write the same comments and check runs at the same time. It takes the keys from argv's
 * JSON in an order of its own, says which one it tries, and in the end what it holds to be on GitHub.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../bench/seeded-random.ts';
import { createGitHub } from '../../../src/github/create-github.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { silentLog } from '../../../src/model/log.ts';
import type { RepositoryRef } from '../../../src/model/repository.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { createWriteGateway } from '../../../src/publish/write-gateway.ts';
import { commentMarker, withMarker } from '../../../src/render/comment-marker.ts';
import { createEffects } from '../../../src/store/effects.ts';
import { openStore } from '../../../src/store/open-store.ts';

export interface Race {
  readonly databaseUrl: string;
  readonly githubUrl: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly repository: RepositoryRef;
  readonly number: number;
  readonly headSha: string;
  readonly keys: number;
  readonly seed: number;
  readonly leaseMs: number;
  readonly visibleAfterMs: number;
}

const race = JSON.parse(process.argv[2] ?? '') as Race;
const { repository, number, headSha } = race;
const say = (line: string) => process.stdout.write(`${line}\n`);
const now = () => new Date();

const { store, database } = await openStore(
  { databaseUrl: race.databaseUrl },
  { log: silentLog, now, enqueueDeliveries: async () => new Set() },
);
const github = createGitHub({
  ...{ appId: race.appId, privateKey: race.privateKey, baseUrl: race.githubUrl, now, log: silentLog },
});
const writes = createWriteGateway({
  ...{ github, now, log: silentLog, dryRun: false, visibleAfterMs: race.visibleAfterMs },
  effects: createEffects(database, { leaseMs: race.leaseMs }),
  ...{ issues: store.issues, texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') }, language: 'en' },
  // Lanes would let one process in at a time: here nothing but the leases keeps them apart.
  limiter: { run: (_installation, _lane, write) => write() },
});

const output = { title: 'Green', summary: 'All green.', text: null, annotations: [] };
const startedAt = new Date(0);

/** Every third key is a check run, from its start to its conclusion. */
async function write(key: number): Promise<number | null> {
  if (key % 3 !== 0) {
    const marker = commentMarker(`race/${key}`, race.appId);
    const effect = { key: `race/${repository.id}/${key}`, number, marker };
    return await writes.createComment(repository, effect, withMarker(`Number ${key}.`, marker));
  }
  const topic = 'ci-status' as const;
  const effect = { topic, subject: 'race', evaluationId: `race-${key}`, headSha, startedAt };
  const id = await writes.startCheckRun(repository, effect, output);

  return await writes.concludeCheckRun(repository, effect, id, {
    ...{ conclusion: 'success', output, completedAt: startedAt },
  });
}

const left = seededRandom(race.seed).shuffled(Array.from({ length: race.keys }, (_, key) => key));
const held: [number, number | null][] = [];
for (let key = left.shift(); key !== undefined; key = left.shift()) {
  say(`try ${key}`);
  try {
    held.push([key, await write(key)]);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.retryAfterSeconds === null) throw error;
    left.push(key);
    await sleep(50);
  }
}
await store.close();
say(`held ${JSON.stringify(held)}`);
