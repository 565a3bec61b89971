import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RepositoryRef } from '../../src/model/repository.ts';
import type { Birth, DieAt, FromChild, ServerState, ToChild } from './messages.ts';

/** One server process, from its start to its kill. */
export interface Life {
  /** Resolves with its address, or with undefined when it died before it listened; rejects when it refused to start. */
  readonly url: Promise<string | undefined>;
  readonly isDead: boolean;
  /** Resolves when it is gone. */
  readonly death: Promise<void>;
  dieAt(dieAt: DieAt): void;
  setClock(aheadMs: number): void;
  askForTurns(repositories: readonly RepositoryRef[]): void;
  state(): Promise<ServerState>;
  /** Lets dead letters run once more; how many. */
  revive(): Promise<number>;
  /** Of these deliveries, those that are neither finished nor dead letters. */
  unfinished(guids: readonly string[]): Promise<readonly string[]>;
  /** What became of these deliveries, a line each. */
  fates(guids: readonly string[]): Promise<readonly string[]>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface LifeOptions extends Birth {
  onPass(point: string): void;
  onWarning(text: string): void;
}

const program = fileURLToPath(new URL('child.ts', import.meta.url));

/** Has loaded its code when its turn comes: half of a start, while the one before it still lives. */
let next: ChildProcess | undefined;

function forkNext(): void {
  // Its database is killed within seconds: code for it that is optimized is half of its cost, and never pays.
  next = fork(program, [], {
    ...{ execArgv: ['--liftoff-only'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  });
  // One that nobody needs any more keeps nobody waiting: it ends with its parent.
  next.unref();
  next.channel?.unref();
}

function takeNext(): ChildProcess {
  if (next === undefined) forkNext();
  const child = next as unknown as ChildProcess;
  child.ref();
  child.channel?.ref();
  forkNext();

  return child;
}

export function beginLife({ onPass, onWarning, ...birth }: LifeOptions): Life {
  const child = takeNext();
  // A driver that fails midway must not leave a server behind.
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);
  let isDead = false;
  const death = once(child, 'exit').then(() => {
    isDead = true;
    process.off('exit', killChild);
  });
  const url = new Promise<string | undefined>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if (message.kind === 'passed') onPass(message.point);
      if (message.kind === 'warned') onWarning(message.text);
      if (message.kind === 'listening') resolve(message.url);
      if (message.kind === 'failed') reject(new Error(`The server does not start: ${message.message}`));
    });
    void death.then(() => resolve(undefined));
  });
  url.catch(() => {});
  say(child, { kind: 'birth', birth });

  async function ask<Kind extends 'state' | 'unfinished' | 'fates' | 'revive'>(
    question: ToChild & { kind: Kind },
  ): Promise<FromChild & { kind: Kind }> {
    const answer = new Promise<FromChild & { kind: Kind }>((resolve, reject) => {
      const listen = (message: FromChild) => {
        if (message.kind !== question.kind) return;
        child.off('message', listen);
        resolve(message as FromChild & { kind: Kind });
      };
      child.on('message', listen);
      void death.then(() => reject(new Error('The server died of itself.')));
    });
    say(child, question);

    return await answer;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal);
    await death;
  }

  return {
    url,
    get isDead() {
      return isDead;
    },
    death,
    dieAt: dieAt => say(child, { kind: 'die-at', dieAt }),
    setClock: aheadMs => say(child, { kind: 'clock', aheadMs }),
    askForTurns: repositories => say(child, { kind: 'turns', repositories }),
    state: async () => (await ask({ kind: 'state' })).state,
    revive: async () => (await ask({ kind: 'revive' })).count,
    unfinished: async guids => (await ask({ kind: 'unfinished', guids })).guids,
    fates: async guids => (await ask({ kind: 'fates', guids })).fates,
    kill: () => end('SIGKILL'),
    async stop() {
      const isLate = sleep(30_000, 'late' as const, { ref: false });
      const ended = await Promise.race([end('SIGTERM'), isLate]);
      if (ended !== 'late') return;
      await end('SIGKILL');
      throw new Error('The server did not end within 30 s of SIGTERM.');
    },
  };
}

/** Whoever is being killed hears nothing any more. */
function say(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => {});
}
