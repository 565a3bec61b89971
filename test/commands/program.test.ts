import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { CommandIo, ExitCode } from '../../src/commands/command-io.ts';
import { playgroundCommand } from '../../src/commands/playground.ts';
import { runProgram } from '../../src/commands/program.ts';

const others = {
  ...{ doctor: new Command('doctor'), explainPolicy: new Command('explain'), assess: new Command('assess') },
  operators: [],
};

async function run(args: readonly string[], playground = new Command('playground')) {
  let stdout = '';
  let stderr = '';
  let code: ExitCode = 0;
  let served = 0;
  const io = commandIo({
    out: text => {
      stdout += text;
    },
    err: text => {
      stderr += text;
    },
    exit: given => {
      code = given;
    },
  });
  const serve = async () => {
    served += 1;
  };
  await runProgram({ version: '1.2.3', serve, playground, ...others }, args, io);
  return { stdout, stderr, code, served };
}

function commandIo(to: {
  out(text: string): void;
  err(text: string): void;
  exit(code: ExitCode): void;
}): CommandIo {
  return {
    stdout: { write: to.out },
    stderr: { write: to.err },
    stdin: (async function* () {})(),
    cwd: '/',
    env: {},
    setExitCode: to.exit,
  };
}

test('--version prints the version', async () => {
  expect(await run(['--version'])).toMatchObject({ stdout: '1.2.3\n', stderr: '', code: 0 });
});

test('--help names every command', async () => {
  const { stdout, code } = await run(['--help']);
  for (const name of ['serve', 'playground', 'coverage']) expect(stdout).toContain(`\n  ${name}`);
  expect(code).toBe(0);
});

test('serve --help names the settings without which it does not start', async () => {
  const { stdout, served } = await run(['serve', '--help']);
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']) expect(stdout).toContain(`\n  ${name} `);
  expect(served).toBe(0);
});

test('serve runs the server', async () => {
  expect(await run(['serve'])).toMatchObject({ served: 1, code: 0 });
});

test('no command at all is wrong usage and shows the help', async () => {
  expect(await run([])).toMatchObject({ stderr: expect.stringContaining('Usage: rung'), code: 2 });
});

test.each([
  [['frobnicate'], "error: unknown command 'frobnicate'\n"],
  [['serv'], "error: unknown command 'serv' (Did you mean serve?)\n"],
  [['--frob'], "error: unknown option '--frob'\n"],
  [['serve', '--frob'], "error: unknown option '--frob'\n"],
  [['coverage', '--formt', 'x'], "error: unknown option '--formt' (Did you mean --format?)\n"],
])('%j is one line on standard error and exit code 2', async (args, line) => {
  expect(await run(args)).toMatchObject({ stderr: line, stdout: '', code: 2, served: 0 });
});

test('the playground says that it needs the checkout where it is not installed', async () => {
  let stderr = '';
  let code: ExitCode = 0;
  const io = commandIo({
    out: () => {},
    err: text => {
      stderr += text;
    },
    exit: given => {
      code = given;
    },
  });
  const command = playgroundCommand<never>(
    new URL('file:///nowhere/run.ts'),
    () => Promise.reject(new Error('not loaded')),
    io,
  );
  await runProgram(
    { version: '1', serve: async () => {}, playground: command, ...others },
    ['playground'],
    io,
  );
  expect(stderr).toMatch(/^error: the playground needs the checkout .*\n$/);
  expect(code).toBe(2);
});

test('a fault of its own is one line with its place, and neither wrong usage nor a gate that fell short', async () => {
  const faulty = new Command('playground').action(() => {
    const error = new TypeError('x is \u001b[31mnot\nwhat it was');
    error.stack =
      'TypeError: x\n    at f (/opt/rung/node_modules/a/b.js:1:2)\n    at g (file:///opt/rung/dist/coverage/read.js:53:9)';
    throw error;
  });
  const { stderr, code } = await run(['playground'], faulty);

  expect(stderr).toBe(
    'error: Rung itself is at fault (coverage/read.js:53), please report it: x is \\u{1b}[31mnot\n',
  );
  expect(code).toBe(3);
});
