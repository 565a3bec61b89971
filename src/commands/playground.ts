import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandIo, ExitCode } from './command-io.ts';

export interface PlaygroundOptions {
  readonly once: boolean;
  readonly format: 'text' | 'json';
  /** 0: any free port. */
  readonly port: number;
}

/** What `src/playground/run.ts` exports as `runPlayground`; `startApp` is handed in, since it stands above. */
export type RunPlayground<StartApp> = (
  options: PlaygroundOptions,
  io: CommandIo & { readonly startApp: StartApp },
) => Promise<ExitCode>;

/** `rung playground`. The playground is no part of the installed package: its file may not be there. */
export function playgroundCommand<StartApp>(
  file: URL,
  load: () => Promise<{ runPlayground: RunPlayground<StartApp>; startApp: StartApp }>,
  io: CommandIo,
): Command {
  return new Command('playground')
    .description('Play the main job against a local stand-in for GitHub: give --once.')
    .option('--once', 'play the scenario and end')
    .addOption(new Option('--format <format>', 'how it is told').choices(['text', 'json']).default('text'))
    .option('--port <number>', "the server's port; 0 is any free one", readPort, 0)
    .action(async (given: Partial<PlaygroundOptions> & Omit<PlaygroundOptions, 'once'>) => {
      const options: PlaygroundOptions = { ...given, once: given.once ?? false };
      if (!existsSync(file)) {
        io.stderr.write(
          'error: the playground needs the checkout of Rung: clone it and run "npm run playground".\n',
        );
        return io.setExitCode(2);
      }
      const { runPlayground, startApp } = await load();
      io.setExitCode(await runPlayground(options, { ...io, startApp }));
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}
