import { OperatorError } from '../model/operator-error.ts';
import { describeOutcome } from './scenario/document.ts';
import { createNarrator } from './scenario/narrator.ts';
import { playScenario } from './scenario/play.ts';
import type { StartServer } from './scenario/server.ts';
import { openStage } from './scenario/stage.ts';

export interface PlaygroundOptions {
  readonly once: boolean;
  readonly format: 'text' | 'json';
  /** 0: any free port. */
  readonly port: number;
}

/** What the playground needs of the command line. */
export interface PlaygroundIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly startApp: StartServer;
}

/** `rung playground`: exit code 0 when the story went as told, 1 when not, 2 when the server could not start. */
export async function runPlayground(options: PlaygroundOptions, io: PlaygroundIo): Promise<0 | 1 | 2> {
  if (!options.once) {
    io.stderr.write(
      'error: the playground plays its scenario with --once; a page to try it on is not there yet.\n',
    );

    return 2;
  }
  const tell = options.format === 'text';
  const narrator = createNarrator(tell ? text => io.stdout.write(text) : undefined);
  if (tell)
    io.stdout.write('Rung playground: a stand-in for GitHub and the real server, on this machine only.\n');
  try {
    const stage = await openStage({ startServer: io.startApp, port: options.port });
    try {
      await playScenario(stage, narrator);
      const outcome = await describeOutcome(stage, narrator.steps);
      io.stdout.write(tell ? summaryOf(outcome) : `${JSON.stringify(outcome, null, 2)}\n`);
    } finally {
      await stage.close();
    }

    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    io.stderr.write(`error: ${error.message}\n`);

    return error instanceof OperatorError ? 2 : 1;
  }
}

function summaryOf({
  checkRuns,
  deliveries,
  requests,
  contract,
}: Awaited<ReturnType<typeof describeOutcome>>): string {
  return [
    '',
    `${checkRuns.length} check runs · ${deliveries.received} deliveries received, ${deliveries.accepted} accepted, ${deliveries.processed} processed`,
    `${requests.total} requests to GitHub: ${requests.reads} reads, ${requests.writes} writes, ${requests.notModified} not modified; ${requests.invalid} against GitHub's contract (${contract.version}, ${contract.operations} operations)`,
    '',
  ].join('\n');
}
