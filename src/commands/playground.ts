import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandIo, ExitCode } from './command-io.ts';

export interface PlaygroundOptions {
  readonly once: boolean;
  readonly format: 'text' | 'json';
  /** Of the page; with `once`, of the server. Undefined: as it likes. 0: any free one. */
  readonly port: number | undefined;
}

/** What `src/playground/run.ts` exports as `runPlayground`; `startApp` and `onSignal` are handed in, since they stand elsewhere. */
export type RunPlayground<StartApp> = (
  options: PlaygroundOptions,
  io: CommandIo & Handed<StartApp>,
) => Promise<ExitCode>;

interface Handed<StartApp> {
  readonly startApp: StartApp;
  readonly onSignal: (listener: () => void) => void;
}

/** `rung playground`. The playground is no part of the installed package: its file may not be there. */
export function playgroundCommand<StartApp>(
  file: URL,
  load: () => Promise<{ runPlayground: RunPlayground<StartApp> } & Handed<StartApp>>,
  io: CommandIo,
): Command {
  return new Command('playground')
    .description('Try Rung on a page of this machine, with a stand-in for GitHub.')
    .option('--once', 'play the main job without a page, and end')
    .addOption(
      new Option('--format <format>', 'how --once tells it').choices(['text', 'json']).default('text'),
    )
    .option('--port <number>', "the page's port (4567, or the next free one); 0 is any free one", readPort)
    .action(async (given: Partial<PlaygroundOptions>) => {
      const { once = false, format = 'text', port } = given;
      if (!existsSync(file)) {
        io.stderr.write(
          'error: the playground needs the checkout of Rung: clone it and run "npm run playground".\n',
        );
        return io.setExitCode(2);
      }
      const { runPlayground, ...handed } = await load();
      io.setExitCode(await runPlayground({ once, format, port }, { ...io, ...handed }));
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}
