import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `src/main.ts` as a process of its own. */
export interface ServerProgram {
  readonly port: number;
  readonly startedAt: number;
  readonly child: ChildProcess;
  /** Code or signal, and when. */
  readonly ended: Promise<{ readonly code: number | string; readonly at: number }>;
  /** The last lines it wrote. */
  said(): string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export function startProgram(port: number, environment: Readonly<Record<string, string>>): ServerProgram {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...environment,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      if (lines.length > 20) lines.shift();
    });
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', kill);

    return { code: (code as number | null) ?? String(signal), at: performance.now() };
  });

  return { port, startedAt: performance.now(), child, ended, said: () => lines.join('') };
}
