import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './embedded-engine.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');

const answer = (message: WorkerAnswer) => port.postMessage(message);
const said: string[] = [];
/**
 * A start fills all of it, page by page: with PostgreSQL's usual 128 MB that is half of the start, and memory never given
 * back. What is not in it is read from the system's own cache of files.
 */
const sharedBuffers = '16MB';
const { directory, module }: WorkerStart = workerData;
const database = new PGlite({
  dataDir: directory,
  pgliteWasmModule: module,
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
  // The last words of an engine that cannot start tell damage from a full disk.
  onStderr(line) {
    if (said.push(line) > 20) said.shift();
    return true;
  },
});

try {
  await database.waitReady;
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'broken', message: [messageOf(error), ...said].join('\n') });
}

port.on('message', async (request: WorkerRequest) => {
  said.length = 0;
  try {
    if (request.kind === 'close') {
      await database.close();
      port.close();
    } else {
      answer({ kind: 'bytes', id: request.id, bytes: await run(request.bytes) });
    }
  } catch (error) {
    answer({ kind: 'lost', message: messageOf(error) });
  }
  const lastWords = said.find(line => ended.test(line));
  if (lastWords !== undefined) answer({ kind: 'lost', message: lastWords.replace(ended, '') });
});

/**
 * In pieces, which have to be copied, since they lie in the engine's memory: asked for one answer, PGlite reads each message
 * of it and keeps what it read for as long as it lives.
 */
async function run(messages: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await database.execProtocolRawStream(messages, {
    onRawData(piece) {
      pieces.push(piece.slice());
    },
  });

  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}

/** A server would start its processes again after these words. This engine answers every later statement with nonsense. */
const ended = /^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] (?:PANIC|FATAL):\s*/;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
