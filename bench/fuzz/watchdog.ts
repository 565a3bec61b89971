import { Worker } from 'node:worker_threads';

const maxInputBytes = 1_048_576;

/** Memory that both threads see: how many inputs were begun, the length of the last one, whether it is an archive. */
export interface Watched {
  readonly state: Int32Array;
  readonly input: Uint8Array;
}

export interface Watchdog {
  begin(bytes: Uint8Array, kind: 'report' | 'archive'): void;
  end(): Promise<unknown>;
}

/** A reader that never ends cannot be stopped by its own thread: another one saves the input and ends the process. */
export function startWatchdog(): Watchdog {
  const state = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  const input = new Uint8Array(new SharedArrayBuffer(maxInputBytes));
  const worker = new Worker(new URL('./watchdog-thread.ts', import.meta.url), {
    workerData: { state, input },
  });
  worker.unref();

  return {
    begin(bytes, kind) {
      input.set(bytes.subarray(0, maxInputBytes));
      Atomics.store(state, 1, Math.min(bytes.length, maxInputBytes));
      Atomics.store(state, 2, kind === 'archive' ? 1 : 0);
      Atomics.add(state, 0, 1);
    },
    end: () => worker.terminate(),
  };
}
