import { setTimeout as sleep } from 'node:timers/promises';
import { queueElsewhere } from '../../src/playground/scenario/queue-elsewhere.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { beginLife, type Life } from './life.ts';
import type { Birth } from './messages.ts';

/** The stand-in for GitHub and one or more server processes on one database, with a clock that can be moved on. */
export interface Cast {
  readonly github: Stage['github'];
  /** All that live and listen. */
  readonly living: readonly Actor[];
  /** By number, those that do not run. */
  readonly dead: readonly number[];
  /** Starts those that are dead. Resolves with the victim when each listens or has died of `dieAt`. */
  raise(victim?: number, dieAt?: Birth['dieAt']): Promise<Life>;
  /** Begins the n-th without waiting for it. */
  begin(actor: number, dieAt?: Birth['dieAt']): Life;
  /** Sends deliveries to the n-th of the living. */
  sendTo(turn: number): void;
  moveClock(ms: number): void;
  /** Of GitHub, and of the living. */
  now(): Date;
  close(): Promise<void>;
}

export interface Actor {
  readonly life: Life;
  readonly url: string;
}

export interface CastOptions {
  readonly database: ServerOptions['database'];
  readonly count: number;
  readonly change?: Partial<ServerOptions>;
  onPass(point: string): void;
  onWarning(text: string): void;
}

/** Longer than the rounds between two looks take on a busy machine. */
export const deadlineMs = 3_600_000;

export async function openCast(options: CastOptions): Promise<Cast> {
  let aheadMs = 0;
  let given: ServerOptions | undefined;
  const stage = await openStage({
    async startServer(serverOptions) {
      given = serverOptions;

      return nobody;
    },
    database: options.database,
    clock: () => new Date(Date.now() + aheadMs),
    change: {
      ...{ quietTimeMs: 150, debounceMs: 20, sweepEveryMs: 500 },
      ...{ checkDeadlineMs: deadlineMs, mergeGroupDeadlineMs: deadlineMs },
      ...options.change,
    },
  });
  const { github } = stage;
  // Else it would make good what a killed server was not told, and hide what it forgot.
  github.faults.add({
    route: 'GET /app/hook/deliveries',
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'status', status: 404 },
  });
  const lives: (Life | undefined)[] = Array.from({ length: options.count }, () => undefined);
  let living: Actor[] = [];

  const { onPass, onWarning } = options;

  function begin(actor: number, dieAt: Birth['dieAt'] = null): Life {
    if (given === undefined) throw new Error('The stage has not asked for a server.');
    const { log: _, now: __, ...serverOptions } = given;
    const life = beginLife({ options: serverOptions, aheadMs, dieAt, onPass, onWarning });
    lives[actor] = life;

    return life;
  }

  const alive = () => living.filter(({ life }) => !life.isDead);

  async function collect(): Promise<void> {
    const urls = await Promise.all(lives.map(life => life?.url));
    living = lives.flatMap((life, i) => {
      const url = urls[i];

      return life === undefined || life.isDead || url === undefined ? [] : [{ life, url }];
    });
  }

  return {
    github,
    get living() {
      return alive();
    },
    begin,
    get dead() {
      return lives.flatMap((life, i) => (life === undefined || life.isDead ? [i] : []));
    },
    async raise(victim = 0, dieAt = null) {
      // One after the other: they migrate one database.
      for (const [i, life] of lives.entries())
        if (life === undefined || life.isDead) await begin(i, i === victim ? dieAt : null).url;
        else if (i === victim && dieAt !== null) life.dieAt(dieAt);
      await collect();
      const raised = lives[victim];
      if (raised === undefined) throw new Error(`There is no server ${victim}.`);

      return raised;
    },
    sendTo(turn) {
      const actor = alive()[turn % Math.max(1, alive().length)];
      const webhook = github.deliveries.webhook;
      if (actor === undefined || webhook === undefined) return;
      github.deliveries.sendTo({ ...webhook, url: `${actor.url}/api/github/webhooks` });
    },
    moveClock(ms) {
      aheadMs += ms;
      for (const { life } of alive()) life.setClock(aheadMs);
    },
    now: () => new Date(Date.now() + aheadMs),
    async close() {
      await Promise.all(lives.map(life => (life === undefined || life.isDead ? null : life.kill())));
      await stage.close();
    },
  };
}

/** In the place of the server that a stage starts: ours come and go. */
const nobody = {
  url: 'http://127.0.0.1:9',
  get store(): never {
    throw new Error('The store belongs to another process.');
  },
  queue: queueElsewhere,
  async close() {},
};

const patienceMs = 150_000;
const sweepPatienceMs = 30_000;

/** What else has to be so, or need not, before the cast is at rest. */
export interface Rest {
  /** No check is open either. */
  readonly closesAll?: boolean;
  /** A merge group looks again every few seconds while the check of its pull request is a dead letter. */
  readonly mayWaitForDead?: boolean;
}

/** Waits until nothing is left to do that is not scheduled for later. */
export async function settleCast(cast: Cast, rest: Rest = {}): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const sweptBy = performance.now() + sweepPatienceMs;
  let quietLooks = 0;
  let told = '';
  while (quietLooks < 3) {
    if (performance.now() > deadline) throw new Error(`The servers do not come to rest: ${told}`);
    await sleep(100);
    await cast.github.deliveries.idle();
    const [actor] = cast.living;
    if (actor === undefined) throw new Error('No server lives.');
    const state = await actor.life.state();
    told = JSON.stringify(state);
    const isDone = state.isProcessed || state.dead > 0;
    // What stays open for so long is found afterwards, and told.
    const isSwept = !rest.closesAll || state.openEvaluations === 0 || performance.now() > sweptBy;
    const soon = rest.mayWaitForDead && state.dead > 0 ? 0 : state.soon;
    const isQuiet = state.busy + soon === 0 && isDone && isSwept;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
  }
}
