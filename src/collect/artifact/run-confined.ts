import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import type { Sentence } from '../../model/sentence.ts';
import { shownSize, unreadBecause } from '../../model/unread-reason.ts';
import { codeFolders } from './code-folders.ts';
import { runAtMost } from './run-at-most.ts';

export interface Confinement {
  nodePath: string;
  heapMebibytes: number;
  killAfterMs: number;
  answerBytes: number;
}

/** `ended`: why there is no answer. */
export type ConfinedAnswer = { answer: Buffer } | { ended: Sentence };

/**
 * Runs one of our modules on hostile input: in a process without environment, without a file to write, without
 * children, signals or workers, with a capped heap, a capped answer and an end. It reads its input from standard input and
 * answers on standard output. Node 24 does not restrict the network: the operator's container does.
 */
export function runConfined(
  modulePath: string,
  input: readonly Uint8Array[],
  confinement: Confinement,
): Promise<ConfinedAnswer> {
  return inTurn(() => runNow(modulePath, input, confinement));
}

/** Each may take half a gigabyte: jobs run side by side, their children two at a time. */
const inTurn = runAtMost(2);

function runNow(
  modulePath: string,
  input: readonly Uint8Array[],
  confinement: Confinement,
): Promise<ConfinedAnswer> {
  const { promise, resolve } = Promise.withResolvers<ConfinedAnswer>();
  const child = spawn(confinement.nodePath, [...permissions(confinement), modulePath], {
    env: {},
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let answerBytes = 0;
  let ended: Sentence | undefined;
  const end = (reason: Sentence) => {
    ended ??= reason;
    child.kill('SIGKILL');
  };
  // A server that ends in the middle must not leave behind what nobody will end any more.
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);
  const timer = setTimeout(
    () => end(unreadBecause('reader.slow', { seconds: confinement.killAfterMs / 1000 })),
    confinement.killAfterMs,
  );

  child.on('error', () => end(unreadBecause('reader.unstarted')));
  child.stdout.on('data', (chunk: Buffer) => {
    answerBytes += chunk.length;
    if (answerBytes > confinement.answerBytes)
      end(unreadBecause('reader.large-answer', { size: shownSize(confinement.answerBytes) }));
    else chunks.push(chunk);
  });
  child.on('close', (code, signal) => {
    clearTimeout(timer);
    process.off('exit', killChild);
    if (code !== 0) ended ??= reasonOf(code, signal);
    resolve(ended === undefined ? { answer: Buffer.concat(chunks) } : { ended });
  });
  // It may end without having read everything.
  child.stdin.on('error', () => {});
  for (const part of input) child.stdin.write(part);
  child.stdin.end();
  return promise;
}

// Sources run as `.ts`, the package as `.js`.
const forbidSignals = new URL(`./forbid-signals${extname(import.meta.url)}`, import.meta.url).href;

function permissions({ heapMebibytes }: Confinement): string[] {
  return [
    '--permission',
    ...codeFolders().map(folder => `--allow-fs-read=${folder}`),
    `--max-old-space-size=${heapMebibytes}`,
    // The default young generation takes another 100 MiB and wins no time here.
    '--max-semi-space-size=4',
    '--no-warnings',
    `--import=${forbidSignals}`,
  ];
}

/** Node aborts itself when the heap is full. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): Sentence {
  return unreadBecause(signal === 'SIGABRT' || code === 134 ? 'reader.memory' : 'reader.silent');
}
