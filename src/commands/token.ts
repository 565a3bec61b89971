import { Command } from 'commander';
import { OperatorError } from '../model/operator-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import type { Repositories } from '../store/place-port.ts';
import type { ReportToken, ReportTokens } from '../store/report-port.ts';
import { createReportToken } from '../usecases/create-report-token.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { readRepositoryName } from './doctor.ts';
import { type Format, formatOption } from './format-option.ts';
import { listByDefault } from './list-by-default.ts';
import { printable } from './printable.ts';
import { printableJson } from './printable-json.ts';
import { printTokens } from './token/print-tokens.ts';

export interface TokenStore {
  readonly reportTokens: ReportTokens;
  readonly repositories: Pick<Repositories, 'findByName'>;
}
export type WithTokens = (use: (store: TokenStore) => Promise<void>) => Promise<void>;

const note = `
With a token, CI outside GitHub Actions sends the coverage reports of one repository: docs/outside-ci.md.
On the embedded database the server must be stopped first. Exit code: 0 good, 2 usage, or the database cannot be used.`;

/** `rung token [list | create <owner/name> --name <name> | revoke <owner/name> --name <name>]`. */
export function tokenCommand(withTokens: WithTokens, io: CommandIo, now: () => Date): Command {
  const token = new Command('token')
    .description('Tokens with which CI outside GitHub Actions sends coverage reports.')
    .addHelpText('after', note);

  return listByDefault(token, listCommand(withTokens, io))
    .addCommand(createCommand(withTokens, io, now))
    .addCommand(revokeCommand(withTokens, io));
}

function listCommand(withTokens: WithTokens, io: CommandIo): Command {
  return new Command('list')
    .description('List them by repository, with their last use. The tokens themselves are not stored.')
    .addOption(formatOption())
    .addHelpText('after', note)
    .action(({ format }: { format: Format }) =>
      answerOperator(io, async () => {
        await withTokens(async ({ reportTokens }) => {
          const tokens = await reportTokens.list();
          io.stdout.write(format === 'json' ? printableJson(tokens.map(told)) : printTokens(tokens));
        });
        return 0;
      }),
    );
}

function createCommand(withTokens: WithTokens, io: CommandIo, now: () => Date): Command {
  return new Command('create')
    .description('Make one for a repository. Standard output has the token, once and never again.')
    .argument('<owner/name>', 'the repository', readRepositoryName)
    .requiredOption('--name <name>', 'who sends with it, such as jenkins: checks show this name')
    .addHelpText('after', note)
    .action((place: RepositoryName, { name }: { name: string }) =>
      answerOperator(io, async () => {
        insistOnName(name);
        await withTokens(async ({ reportTokens, repositories }) => {
          const known = await repositories.findByName(place.owner, place.name);
          if (known?.state !== 'active')
            throw new OperatorError(
              `The server knows no repository ${fullName(place)} that it may judge: expected owner/name of one in which the App is installed.`,
            );
          const wanted = { repositoryId: known.ref.id, name, createdAt: now() };
          const token = await createReportToken(reportTokens, wanted);
          if (token === undefined)
            throw new OperatorError(
              `${fullName(known.ref)} has a token named ${name}: choose another name, or revoke that one first.`,
            );
          io.stdout.write(`${token}\n`);
          io.stderr.write(
            `It sends reports of ${printable(fullName(known.ref))}, shown as sent by ${name}. Only its hash is kept: store it now.\n`,
          );
        });
        return 0;
      }),
    );
}

function revokeCommand(withTokens: WithTokens, io: CommandIo): Command {
  return new Command('revoke')
    .description('Let one open nothing any more. What was sent with it stays.')
    .argument('<owner/name>', 'the repository, as the list shows it', readRepositoryName)
    .requiredOption('--name <name>', 'as the list shows it')
    .addHelpText('after', note)
    .action((place: RepositoryName, { name }: { name: string }) =>
      answerOperator(io, async () => {
        await withTokens(async ({ reportTokens }) => {
          const token = (await reportTokens.list()).find(
            one => isSame(fullName(one.repository), fullName(place)) && one.name === name,
          );
          if (token === undefined)
            throw new OperatorError(
              `${fullName(place)} has no token named ${name}: expected a repository and a name of "rung token".`,
            );
          await reportTokens.revoke(token.id);
          io.stdout.write(`${name} of ${printable(fullName(token.repository))} is revoked.\n`);
        });
        return 0;
      }),
    );
}

type RepositoryName = Pick<RepositoryRef, 'owner' | 'name'>;

const tokenName = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,39}$/u;

function insistOnName(name: string): void {
  if (!tokenName.test(name))
    throw new OperatorError(
      `--name ${name} cannot be a name: expected up to 40 letters, digits, spaces and ". _ -", a letter or digit first.`,
    );
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function told({ repository, name, createdAt, lastUsedAt }: ReportToken) {
  return { repository: fullName(repository), name, createdAt, lastUsedAt };
}
