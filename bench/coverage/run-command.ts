import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const tellPeak = new URL('./tell-peak.ts', import.meta.url).href;

export interface CommandRun {
  readonly seconds: number;
  readonly peakMiB: number;
}

/** Runs `rung coverage` as a process of its own. Throws unless it judged the change. */
export async function runCoverageCommand(args: readonly string[], cwd: string): Promise<CommandRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', tellPeak, cli, 'coverage', '--format', 'json', ...args],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    },
  );
  const [output, peak] = await Promise.all([1, 3].map(index => textOf(child.stdio[index])));
  const seconds = (performance.now() - started) / 1000;
  const { coverable } = JSON.parse(output ?? '');
  if (!(coverable > 0)) throw new Error(`rung coverage ${args.join(' ')} found nothing to judge`);

  return { seconds, peakMiB: Number(peak) / 1024 };
}

async function textOf(stream: unknown): Promise<string> {
  let text = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk;

  return text;
}
