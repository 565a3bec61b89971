import { Command, CommanderError } from 'commander';
import type { CommandIo } from './command-io.ts';
import { coverageCommand } from './coverage.ts';
import { policyCommand } from './policy.ts';
import { practicesCommand } from './practices.ts';
import { tellFault } from './tell-fault.ts';

export interface ProgramParts {
  readonly version: string;
  /** Resolves when the server has ended. */
  serve(): Promise<void>;
  readonly playground: Command;
  /** `rung assess`. */
  readonly assess: Command;
  readonly doctor: Command;
  /** `rung policy explain`. */
  readonly explainPolicy: Command;
  /** For the people who run a server. */
  readonly operators: readonly Command[];
}

/** Runs `rung <arguments>`. Wrong usage is one line on standard error and exit code 2, a fault of Rung's own one and 3. */
export async function runProgram(parts: ProgramParts, args: readonly string[], io: CommandIo): Promise<void> {
  const program = new Command('rung')
    .description('Shows every repository its next rung on the DevOps maturity ladder.')
    .version(parts.version, '-V, --version', 'print the version')
    .addCommand(
      new Command('serve')
        .description('Run the GitHub App; settings come from the environment.')
        .addHelpText('after', settingsHelp)
        .action(parts.serve),
    )
    .addCommand(parts.playground)
    .addCommand(coverageCommand(io))
    .addCommand(parts.assess)
    .addCommand(practicesCommand(io))
    .addCommand(policyCommand(io, parts.explainPolicy))
    .addCommand(parts.doctor);
  for (const command of parts.operators) program.addCommand(command);
  makeQuiet(program, io);
  if (args.length === 0) {
    io.stderr.write(program.helpInformation());
    return io.setExitCode(2);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellFault(io, error);
    io.setExitCode(error.exitCode === 0 ? 0 : 2);
  }
}

const settingsHelp = `
Settings, in the environment or in a file .env of this directory:
  APP_ID                            needed
  PRIVATE_KEY or PRIVATE_KEY_PATH   needed
  WEBHOOK_SECRET                    needed
Without any of the three, the server is a page that registers an App and sets them.
All of them: docs/settings.md.`;

/** Commander's suggestions come on a line of their own: ours are one line. */
function makeQuiet(command: Command, io: CommandIo): void {
  command.exitOverride().configureOutput({
    writeOut: text => io.stdout.write(text),
    writeErr: text => io.stderr.write(text),
    outputError: text => io.stderr.write(`${text.replaceAll(/\s+/g, ' ').trim()}\n`),
  });
  for (const child of command.commands) makeQuiet(child, io);
}
