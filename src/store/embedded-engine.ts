import { Worker } from 'node:worker_threads';
import type { ExecuteProtocol } from './embedded-stream.ts';

export interface WorkerStart {
  readonly directory: string;
  readonly module: object;
}

export type WorkerRequest =
  | { readonly kind: 'run'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'close'; readonly id: number };

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'lost'; readonly message: string };

/** A running embedded database, before node-postgres is put in front of it. */
export interface EmbeddedEngine {
  readonly execute: ExecuteProtocol;
  close(): Promise<void>;
  /** Ends it at once, as a crash would, and without calling `onLost`. */
  terminate(): Promise<void>;
}

export interface EngineOptions {
  readonly directory: string;
  /** PGlite's code: see `embeddedModule`. */
  readonly module: object;
  /** The engine has stopped by itself, or had to be stopped; every statement is rejected from now on. */
  readonly onLost: (reason: string) => void;
  /** After this it is taken for hung. */
  readonly patience?: { readonly startMs: number; readonly answerMs: number } | undefined;
}

// `tsc` rewrites the extension in imports, not in URLs: the worker has the extension that this file has.
const workerFile = new URL(`./embedded-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** A start reads the log of a process that was cut off: seconds, and minutes on a slow disk. A migration may rewrite a large table. */
const usualPatience = { startMs: 300_000, answerMs: 600_000 };

/** What it has not closed by then, the next start recovers. */
const closeMs = 10_000;

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** Rejects with the engine's own words when it cannot open the directory. */
export async function startEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  const { directory, module, onLost, patience = usualPatience } = options;
  const start: WorkerStart = { directory, module };
  const worker = new Worker(workerFile, { workerData: start, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()));
  let nextId = 0;
  let lost: Error | undefined;
  let isStarted = false;
  let isClosing = false;

  const lose = (reason: string) => {
    if (lost !== undefined) return;
    lost = new Error(`The embedded database has stopped: ${reason}.`);
    for (const request of waiting.values()) {
      clearTimeout(request.timer);
      request.reject(lost);
    }
    waiting.clear();
    if (isClosing || !isStarted) return;
    // It may be half alive.
    void worker.terminate().then(() => onLost(reason));
  };

  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the engine did not start within ${patience.startMs / 1000} s`)),
      patience.startMs,
    );
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'lost') return lose(answer.message);
      if (answer.kind === 'bytes') {
        const request = waiting.get(answer.id);
        clearTimeout(request?.timer);
        waiting.delete(answer.id);
        return request?.resolve(answer.bytes);
      }
      clearTimeout(timer);
      if (answer.kind === 'ready') resolve();
      else reject(new Error(answer.message));
    });
    worker.once('error', error => {
      const reason = error instanceof Error ? error.message : String(error);
      reject(new Error(reason, { cause: error }));
      lose(reason);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the engine ended'));
      lose(isClosing ? 'it is closed' : 'its thread ended');
    });
  }).catch(async error => {
    isClosing = true;
    await worker.terminate();
    throw error;
  });
  isStarted = true;

  const post = (request: WorkerRequest, moved: readonly ArrayBuffer[] = []) =>
    worker.postMessage(request, [...moved]);

  return {
    execute: bytes =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        const id = nextId++;
        const timer = setTimeout(
          () => lose(`no answer within ${patience.answerMs / 1000} s`),
          patience.answerMs,
        ).unref();
        waiting.set(id, { resolve, reject, timer });
        // A buffer of Node's is part of a larger one, and all of that would be copied for the other thread.
        const own = new Uint8Array(bytes);
        post({ kind: 'run', id, bytes: own }, [own.buffer]);
      }),
    async close() {
      isClosing = true;
      post({ kind: 'close', id: nextId++ });
      const timer = setTimeout(() => worker.terminate(), closeMs);
      await exited;
      clearTimeout(timer);
    },
    async terminate() {
      isClosing = true;
      await worker.terminate();
    },
  };
}
