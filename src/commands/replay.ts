import { Command } from 'commander';
import { OperatorError } from '../model/operator-error.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { type Format, formatOption } from './format-option.ts';
import { printableJson } from './printable-json.ts';
import { printReplay } from './replay/print-replay.ts';
import { readDeliveryText } from './replay/read-delivery-text.ts';
import { readSavedDelivery, type SavedDelivery } from './replay/read-saved-delivery.ts';
import type { Replay } from './replay/replay.ts';

export interface ReplayParts {
  /** Rejects with `OperatorError` where no such delivery is kept, saying where it was looked for. */
  find(guid: string): Promise<SavedDelivery>;
  replay(delivery: SavedDelivery): Promise<Replay>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `rung replay <GUID | file>`. */
export function replayCommand(open: () => Promise<ReplayParts>, io: CommandIo): Command {
  return new Command('replay')
    .description('Tell what a delivery leads to, without writing anything.')
    .argument('<GUID | file>', 'a delivery of the last days, or a saved one; "-" for standard input')
    .option('--event <name>', 'of which event a saved payload is')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
A file holds a payload alone, { "event": …, "payload": … }, or a delivery as GitHub's API shows it. GitHub is asked as
it is now; nothing is written to it nor to the server's database.
Exit code: 0 good, 2 usage, or there is no such delivery, 3 GitHub did not tell.`,
    )
    .action((given: string, { event, format }: { event?: string; format: Format }) =>
      answerOperator(io, async () => {
        if (uuid.test(given) && event !== undefined)
          throw new OperatorError('--event is for files: GitHub tells the event of a GUID.');
        const saved = uuid.test(given) ? null : await readSaved(given, event ?? null, io);
        const { find, replay } = await open();
        const delivery = saved ?? (await find(given.toLowerCase()));
        const replayed = await replay(delivery);
        io.stdout.write(format === 'json' ? printableJson(replayed) : printReplay(replayed));

        return replayed.jobs.some(({ problem }) => problem !== null) ? 3 : 0;
      }),
    );
}

async function readSaved(file: string, event: string | null, io: CommandIo): Promise<SavedDelivery> {
  const text = await readDeliveryText(file, io);

  return readSavedDelivery(file === '-' ? 'standard input' : file, text, event);
}
