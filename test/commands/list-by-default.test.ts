import { expect, test } from 'vitest';
import { breakersCommand } from '../../src/commands/breakers.ts';
import { deadLettersCommand } from '../../src/commands/dead-letters.ts';
import { tokenCommand } from '../../src/commands/token.ts';
import { recordedIo, runOperators } from '../support/run-operators.ts';

const notOpened = async () => {
  throw new Error('the database is opened');
};

async function run(args: readonly string[]) {
  const { io, shown } = recordedIo();
  const operators = [
    tokenCommand(notOpened, io, () => new Date(0)),
    breakersCommand(notOpened, io),
    deadLettersCommand(notOpened, io),
  ];
  await runOperators(operators, args, io);

  return shown;
}

test.each([
  ['token creat harbour/quotes --name jenkins', "unknown command 'creat' (Did you mean create?)"],
  ['token creat', "unknown command 'creat' (Did you mean create?)"],
  ['breakers resum new-comments', "unknown command 'resum' (Did you mean resume?)"],
  ['dead-letters rety 5', "unknown command 'rety' (Did you mean retry?)"],
  ['dead-letters rety --all', "unknown command 'rety' (Did you mean retry?)"],
  ['token frobnicate', "unknown command 'frobnicate'; expected one of list, create, revoke"],
  ['token list more', "too many arguments for 'list'. Expected 0 arguments but got 1: more."],
  ['token --frob', "unknown option '--frob'"],
])('rung %s', async (line, says) => {
  expect(await run(line.split(' '))).toEqual({ stdout: '', stderr: `error: ${says}\n`, code: 2 });
});

test.each(['token', 'breakers --format json', 'dead-letters list', 'breakers resume new-comments'])(
  'rung %s goes on to the database',
  async line => {
    expect((await run(line.split(' '))).stderr).toContain('the database is opened');
  },
);
