import { Command } from 'commander';
import { OperatorError } from '../model/operator-error.ts';
import type { Breakers } from '../store/lane-port.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { type Format, formatOption } from './format-option.ts';
import { listByDefault } from './list-by-default.ts';
import { printable } from './printable.ts';
import { printableJson } from './printable-json.ts';

export type WithBreakers = (use: (breakers: Breakers) => Promise<void>) => Promise<void>;

const note = `
A breaker opens when too much is written at once, and stays open until somebody resumes it here.
Exit code: 0 good, 2 usage, or the database cannot be used.`;

/** `rung breakers [list | resume <name>]`. */
export function breakersCommand(withBreakers: WithBreakers, io: CommandIo): Command {
  const list = new Command('list')
    .description('List the open ones, and why they opened.')
    .addOption(formatOption())
    .addHelpText('after', note)
    .action(({ format }: { format: Format }) =>
      answerOperator(io, async () => {
        await withBreakers(async breakers => {
          const open = await breakers.list();
          io.stdout.write(format === 'json' ? printableJson(open) : print(open));
        });
        return 0;
      }),
    );
  const resume = new Command('resume')
    .description('Let Rung write again.')
    .argument('<name>', 'as the list shows it')
    .addHelpText('after', note)
    .action((name: string) =>
      answerOperator(io, async () => {
        await withBreakers(async breakers => {
          if (!(await breakers.resume(name)))
            throw new OperatorError(`No breaker ${name} is open: expected a name of "rung breakers".`);
          io.stdout.write(`${printable(name)} is resumed.\n`);
        });
        return 0;
      }),
    );

  const breakers = new Command('breakers').description(
    'List the breakers that stopped writing, or resume one.',
  );

  return listByDefault(breakers, list).addCommand(resume);
}

function print(open: Awaited<ReturnType<Breakers['list']>>): string {
  if (open.length === 0) return 'No breaker is open.\n';
  const lines = open.map(
    ({ name, openedAt, reason }) =>
      `${printable(name)}  open since ${openedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC\n  ${printable(reason)}\n`,
  );

  return `${lines.join('')}\nResume one: rung breakers resume <name>\n`;
}
