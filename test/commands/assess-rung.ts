import { Command } from 'commander';
import { assessCommand } from '../../src/commands/assess.ts';
import type { CommandIo, ExitCode } from '../../src/commands/command-io.ts';
import { runProgram } from '../../src/commands/program.ts';
import { openTokenGitHub } from '../../src/open-token-github.ts';
import { assessedAt } from '../support/clone-workspace.ts';

interface Shown {
  readonly out: string;
  readonly err: string;
  readonly code: ExitCode | undefined;
}

/** `rung <args>`, of which `assess` and `practices` are real. */
export async function rung(
  args: readonly string[],
  {
    cwd = '/',
    env = {},
    isTTY = false,
    isWatched = false,
  }: {
    cwd?: string;
    env?: Readonly<Record<string, string | undefined>>;
    isTTY?: boolean;
    /** Standard error is a terminal too. */
    isWatched?: boolean;
  } = {},
): Promise<Shown> {
  const shown: { out: string; err: string; code: ExitCode | undefined } = {
    out: '',
    err: '',
    code: undefined,
  };
  const io: CommandIo = {
    stdout: { write: text => (shown.out += text), isTTY },
    stderr: { write: text => (shown.err += text), isTTY: isWatched },
    stdin: (async function* () {})(),
    ...{ cwd, env },
    setExitCode: code => {
      shown.code = code;
    },
  };
  const others = {
    ...{ playground: new Command('playground'), doctor: new Command('doctor') },
    ...{ explainPolicy: new Command('explain'), operators: [] },
  };
  const assess = assessCommand(io, {
    now: () => assessedAt,
    openGitHub: async question => openTokenGitHub(question),
  });
  await runProgram({ version: '1', serve: async () => {}, ...others, assess }, args, io);

  return shown;
}
