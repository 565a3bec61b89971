#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { CommandIo } from './commands/command-io.ts';
import { playgroundCommand } from './commands/playground.ts';
import { runProgram } from './commands/program.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  cwd: process.cwd(),
  env: process.env,
  setExitCode(code) {
    process.exitCode = code;
  },
};
/** Loaded when needed: the other commands start sooner without the server. */
const loadStartApp = async () => (await import('./app.ts')).startApp;
const playground = new URL('./playground/run.ts', import.meta.url);

await runProgram(
  {
    version,
    serve: async () => {
      await import('./main.ts');
    },
    playground: playgroundCommand(playground, loadStartApp, io),
  },
  process.argv.slice(2),
  io,
);
