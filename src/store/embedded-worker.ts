/** The worker thread that owns PGlite, which blocks its thread while it works. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './embedded-engine.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');

const answer = (message: WorkerAnswer) => port.postMessage(message);
const said: string[] = [];
const { directory, module }: WorkerStart = workerData;
const database = new PGlite({
  dataDir: directory,
  pgliteWasmModule: module,
  // The last words of an engine that cannot start tell damage from a full disk.
  onStderr: line => said.push(line) > 0,
});

try {
  await database.waitReady;
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'broken', message: [messageOf(error), ...said.slice(-20)].join('\n') });
}

port.on('message', async (request: WorkerRequest) => {
  try {
    if (request.kind === 'close') {
      await database.close();
      port.close();
    } else {
      answer({ kind: 'bytes', id: request.id, bytes: await database.execProtocolRaw(request.bytes) });
    }
  } catch (error) {
    answer({ kind: 'failed', id: request.id, message: messageOf(error) });
  }
});

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
