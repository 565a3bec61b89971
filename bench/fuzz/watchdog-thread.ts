import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { keepInput } from './keep-input.ts';
import type { Watched } from './watchdog.ts';

const endAfterMs = 15_000;
const { state, input } = workerData as Watched;
let lastBegun = 0;

setInterval(() => {
  const begun = Atomics.load(state, 0);
  if (begun > 0 && begun === lastBegun) {
    const bytes = Uint8Array.from(input.subarray(0, Atomics.load(state, 1)));
    const command = keepInput(bytes, Atomics.load(state, 2) === 1 ? 'archive' : 'report');
    writeSync(2, `✕ input ${begun} did not end within ${endAfterMs / 1000} s\n  ${command}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  lastBegun = begun;
}, endAfterMs);
