import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ProcessLines {
  readonly child: ChildProcess;
  send(line: string): void;
  /** The next line that begins with that word, from the start of the output on. */
  line(word: string): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** A TypeScript program run by Node.js, spoken to in lines. */
export function startProcess(program: URL, args: readonly string[]): ProcessLines {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const lines: string[] = [];
  const waiting: { word: string; resolve(line: string): void; reject(error: Error): void }[] = [];

  createInterface({ input: child.stdout }).on('line', line => {
    const index = waiting.findIndex(({ word }) => line.startsWith(word));
    if (index >= 0) waiting.splice(index, 1)[0]?.resolve(line);
    else lines.push(line);
  });
  exited.then(() => {
    for (const { word, reject } of waiting)
      reject(new Error(`The process ended without "${word}": ${lines.join(' | ')}`));
  });

  return {
    child,
    send: line => child.stdin.write(`${line}\n`),
    line(word) {
      const index = lines.findIndex(line => line.startsWith(word));
      if (index >= 0) return Promise.resolve(lines.splice(index, 1)[0] ?? '');
      return new Promise((resolve, reject) => waiting.push({ word, resolve, reject }));
    },
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
