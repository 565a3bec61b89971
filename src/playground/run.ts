import { OperatorError } from '../model/operator-error.ts';
import { openHouse } from './page/house.ts';
import { isTaken, startPage } from './page/start-page.ts';
import { playOnce } from './play-once.ts';
import type { StartServer } from './scenario/server.ts';

export interface PlaygroundOptions {
  readonly once: boolean;
  readonly format: 'text' | 'json';
  /** Of the page; with `once`, of the server. Undefined: as it likes. 0: any free one. */
  readonly port: number | undefined;
}

/** What the playground needs of the command line. */
export interface PlaygroundIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly startApp: StartServer;
  /** Somebody wants it to end. */
  onSignal(listener: () => void): void;
}

/** `rung playground`: exit code 0 when all went well, 1 when the story went otherwise, 2 when a server could not start. */
export async function runPlayground(options: PlaygroundOptions, io: PlaygroundIo): Promise<0 | 1 | 2> {
  try {
    await (options.once
      ? playOnce({ ...options, port: options.port ?? 0 }, io)
      : servePage(options.port, io));

    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    io.stderr.write(`error: ${isTaken(error) ? `port ${options.port} is taken` : error.message}\n`);

    return error instanceof OperatorError || isTaken(error) ? 2 : 1;
  }
}

async function servePage(port: number | undefined, io: PlaygroundIo): Promise<void> {
  const ended = new Promise<void>(resolve => io.onSignal(resolve));
  const house = await openHouse(io.startApp);
  try {
    const page = await startPage(house, port);
    io.stdout.write(`Rung's playground: ${page.url} (end it with Ctrl-C)\n`);
    await ended;
    await page.close();
  } finally {
    await house.close();
  }
}
