import { readFileSync } from 'node:fs';
import { assessCommand } from './commands/assess.ts';
import { breakersCommand } from './commands/breakers.ts';
import type { CommandIo } from './commands/command-io.ts';
import { deadLettersCommand } from './commands/dead-letters.ts';
import { doctorCommand } from './commands/doctor.ts';
import { onEndSignal } from './commands/on-end-signal.ts';
import { playgroundCommand } from './commands/playground.ts';
import { explainCommand } from './commands/policy/explain.ts';
import { runProgram } from './commands/program.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { replayCommand } from './commands/replay.ts';
import { tokenCommand } from './commands/token.ts';
import { exportCommand, importCommand } from './commands/transfer.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: currentFolder(),
  env: process.env,
  setExitCode(code) {
    process.exitCode = code;
  },
};
/** Loaded when needed, so that the other commands start sooner. A URL, so that the build leaves the playground out. */
const loadPlayground = async () => ({
  ...(await import(new URL('./playground/run.ts', import.meta.url).href)),
  startApp: (await import('./app.ts')).startApp,
  onSignal: onEndSignal,
});
const withDatabase: typeof import('./with-database.ts').withDatabase = async (...args) =>
  (await import('./with-database.ts')).withDatabase(...args);
const playgroundFile = new URL('./playground/run.ts', import.meta.url);

// A reader that has seen enough, such as `head`, is no fault. A full disk is: not 1, which a gate that fell short has.
function endWithoutOutput(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: standard output cannot be written (${error.code ?? error.name}).\n`);
  process.exit(2);
}
process.stdout.on('error', endWithoutOutput);
// Where nobody can be told, the exit code still tells.
process.stderr.on('error', () => {});

await runProgram(
  {
    version,
    serve: async () => {
      // To the server it is the log: losing that must not end the service.
      process.stdout.off('error', endWithoutOutput);
      await import('./main.ts');
    },
    playground: playgroundCommand(playgroundFile, loadPlayground, io),
    assess: assessCommand(io, {
      now: () => new Date(),
      openGitHub: async question => (await import('./open-token-github.ts')).openTokenGitHub(question),
    }),
    doctor: doctorCommand(
      version,
      async options => (await import('./examine-server.ts')).examineServer(options),
      io,
    ),
    explainPolicy: explainCommand(
      async question => (await import('./explain-repository.ts')).explainRepository(question),
      io,
    ),
    operators: [
      replayCommand(async () => (await import('./replay-server.ts')).replayWithSettings(), io),
      rebuildCommand(async question => (await import('./rebuild-server.ts')).rebuildServer(question), io),
      deadLettersCommand(use => withDatabase(({ queue }) => use(queue)), io),
      breakersCommand(use => withDatabase(({ store }) => use(store.breakers)), io),
      tokenCommand(
        use => withDatabase(({ store }) => use(store)),
        io,
        () => new Date(),
      ),
      exportCommand(withDatabase, io),
      importCommand(withDatabase, io),
    ],
  },
  process.argv.slice(2),
  io,
);

/** Where it was deleted meanwhile, Node throws. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('error: the current folder does not exist any more: expected one that does.\n');
    return process.exit(2);
  }
}
