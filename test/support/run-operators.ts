import { Command } from 'commander';
import type { CommandIo, ExitCode } from '../../src/commands/command-io.ts';
import { runProgram } from '../../src/commands/program.ts';

/** What a command reads and writes; `saved` is what stands on standard input. */
export function recordedIo(saved = '') {
  const shown: { stdout: string; stderr: string; code: ExitCode } = { stdout: '', stderr: '', code: 0 };
  const io: CommandIo = {
    stdout: { write: text => (shown.stdout += text) },
    stderr: { write: text => (shown.stderr += text) },
    stdin: (async function* () {
      yield Buffer.from(saved);
    })(),
    ...{ cwd: '/', env: {} },
    setExitCode: code => {
      shown.code = code;
    },
  };

  return { io, shown };
}

/** Runs `rung <args>` of a program that has these operators' commands. */
export async function runOperators(operators: readonly Command[], args: readonly string[], io: CommandIo) {
  const others = {
    ...{ playground: new Command('playground'), doctor: new Command('doctor') },
    ...{ explainPolicy: new Command('explain'), assess: new Command('assess') },
  };
  await runProgram({ version: '1', serve: async () => {}, ...others, operators }, args, io);
}
