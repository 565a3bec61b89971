import { Command } from 'commander';
import type { DeadLetter, JobQueue } from '../jobs/queue-port.ts';
import { OperatorError } from '../model/operator-error.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { printDeadLetters } from './dead-letters/print-dead-letters.ts';
import { type Format, formatOption } from './format-option.ts';
import { listByDefault } from './list-by-default.ts';
import { printableJson } from './printable-json.ts';

export type DeadLetterQueue = Pick<JobQueue, 'deadLetters' | 'retryDead'>;
export type WithQueue = (use: (queue: DeadLetterQueue) => Promise<void>) => Promise<void>;

const note = `
A job is given up after 8 attempts. On the embedded database the server must be stopped first; "Redeliver" on the
App's page at GitHub needs no stop. Exit code: 0 good, 2 usage, or the database cannot be used.`;

/** `rung dead-letters [list | retry <id> | retry --all]`. */
export function deadLettersCommand(withQueue: WithQueue, io: CommandIo): Command {
  const deadLetters = new Command('dead-letters')
    .description('List the jobs that were given up, or let them run again.')
    .addHelpText('after', note);

  return listByDefault(deadLetters, listCommand(withQueue, io)).addCommand(retryCommand(withQueue, io));
}

function listCommand(withQueue: WithQueue, io: CommandIo): Command {
  return new Command('list')
    .description('List them, the newest first.')
    .addOption(formatOption())
    .addHelpText('after', note)
    .action(({ format }: { format: Format }) =>
      answerOperator(io, async () => {
        await withQueue(async queue => {
          const letters = await queue.deadLetters();
          io.stdout.write(format === 'json' ? printableJson(letters) : printDeadLetters(letters));
        });
        return 0;
      }),
    );
}

function retryCommand(withQueue: WithQueue, io: CommandIo): Command {
  return new Command('retry')
    .description('Let one run again, with all its attempts, or all of them.')
    .argument('[id]', 'as the list shows it')
    .option('--all', 'all of them')
    .addHelpText('after', note)
    .action((id: string | undefined, { all = false }: { all?: boolean }) =>
      answerOperator(io, async () => {
        if ((id === undefined) !== all)
          throw new OperatorError('Expected the id of a dead letter, or --all.');
        await withQueue(async queue => {
          const ids = id === undefined ? idsOf(await queue.deadLetters()) : [id];
          let retried = 0;
          for (const each of ids) if (await queue.retryDead(each)) retried++;
          if (id !== undefined && retried === 0)
            throw new OperatorError(`There is no dead letter ${id}: expected an id of "rung dead-letters".`);
          io.stdout.write(`${retried} ${retried === 1 ? 'job' : 'jobs'} will run again.\n`);
        });
        return 0;
      }),
    );
}

const idsOf = (letters: readonly DeadLetter[]) => letters.map(({ id }) => id);
