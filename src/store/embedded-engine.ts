import { Worker } from 'node:worker_threads';
import { embeddedModule } from './embedded-module.ts';
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
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** A running embedded database, before node-postgres is put in front of it. */
export interface EmbeddedEngine {
  readonly execute: ExecuteProtocol;
  close(): Promise<void>;
  /** Ends it at once, as a crash would. */
  terminate(): Promise<void>;
}

// `tsc` rewrites the extension in imports, not in URLs: the worker has the extension that this file has.
const workerFile = new URL(`./embedded-worker${import.meta.url.slice(-3)}`, import.meta.url);

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** Rejects with the engine's own words when it cannot open the directory. */
export async function startEngine(
  directory: string,
  onLost: (reason: string) => void,
): Promise<EmbeddedEngine> {
  const start: WorkerStart = { directory, module: await embeddedModule() };
  const worker = new Worker(workerFile, { workerData: start, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()));
  let nextId = 0;
  let lost: Error | undefined;
  let isClosing = false;

  const lose = (reason: string) => {
    if (lost !== undefined) return;
    lost = new Error(`The embedded database has stopped: ${reason}.`);
    for (const request of waiting.values()) request.reject(lost);
    waiting.clear();
    if (!isClosing) onLost(reason);
  };

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'ready') return resolve();
      if (answer.kind === 'broken') {
        isClosing = true;
        return reject(new Error(answer.message));
      }
      const request = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === 'bytes') request?.resolve(answer.bytes);
      else request?.reject(new Error(answer.message));
    });
    worker.once('error', error => {
      reject(error);
      lose(error instanceof Error ? error.message : String(error));
    });
    worker.once('exit', () => {
      reject(new Error('the engine ended'));
      lose(isClosing ? 'it is closed' : 'its thread ended');
    });
  }).catch(async error => {
    isClosing = true;
    await worker.terminate();
    throw error;
  });

  const post = (request: WorkerRequest) => worker.postMessage(request);

  return {
    execute: bytes =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        post({ kind: 'run', id, bytes });
      }),
    async close() {
      isClosing = true;
      post({ kind: 'close', id: nextId++ });
      await exited;
    },
    async terminate() {
      isClosing = true;
      await worker.terminate();
    },
  };
}
