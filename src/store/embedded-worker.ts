import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './embedded-engine.ts';
import { isWhole } from './whole-answer.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');

const answer = (message: WorkerAnswer, moved: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, [...moved]);
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
      const bytes = await run(request.bytes);
      const lastWords = said.find(line => ended.test(line));
      // What breaks in it PGlite does not tell: this answer lacks its end, and so would later ones.
      if (lastWords === undefined && !isWhole(request.bytes, bytes))
        throw new Error('it broke in the middle of a statement');
      answer({ kind: 'bytes', id: request.id, bytes }, [bytes.buffer]);
      if (lastWords !== undefined) answer({ kind: 'lost', message: lastWords.replace(ended, '') });
    }
  } catch (error) {
    answer({ kind: 'lost', message: messageOf(error) });
  }
});

/**
 * In pieces, which have to be copied, since they lie in the engine's memory: asked for one answer, PGlite reads each message
 * of it and keeps what it read for as long as it lives.
 */
async function run(messages: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  await database.execProtocolRawStream(messages, {
    onRawData(piece) {
      pieces.push(piece.slice());
    },
  });

  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }

  return bytes;
}

/** A server would start its processes again after these words. This engine answers every later statement with nonsense. */
const ended = /^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] (?:PANIC|FATAL):\s*/;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
