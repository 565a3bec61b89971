import { Command } from 'commander';
import { OperatorError } from '../model/operator-error.ts';
import type { EnqueueDeliveries } from '../store/accept-together.ts';
import type { Database } from '../store/database.ts';
import type { RowCounts } from '../store/transfer/transfer-format.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { type Format, formatOption } from './format-option.ts';
import { readLines } from './transfer/read-lines.ts';
import { printCounts, showProgress } from './transfer/tell-counts.ts';
import { writePrivateFile } from './transfer/write-private-file.ts';

export interface TransferDatabase {
  readonly database: Database;
  readonly queue: { readonly enqueueDeliveries: EnqueueDeliveries };
}

export type WithTransferDatabase = (
  use: (opened: TransferDatabase) => Promise<void>,
  options?: { readonly mayBeNew?: boolean },
) => Promise<void>;

const exitCodes = '\nExit code: 0 good, 2 usage, or the file or the database cannot be used.';

/** `rung export <file>`: all that is stored, from either kind of database. */
export function exportCommand(withDatabase: WithTransferDatabase, io: CommandIo): Command {
  return new Command('export')
    .description('Write all that is stored into a file, to move it to another database.')
    .argument('<file>', 'a new file; it holds private data, and only you may read it')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `\nDATA_DIR or DATABASE_URL names the database. An embedded one needs the server stopped.\nThe queue is not part of it.${exitCodes}`,
    )
    .action((file: string, { format }: { format: Format }) =>
      answerOperator(io, async () => {
        const progress = showProgress(io);
        let counts: RowCounts = {};
        const { exportRows } = await import('../store/transfer/export-rows.ts');
        await withDatabase(async ({ database }) => {
          await writePrivateFile(file, async write => {
            counts = await exportRows(database, write, progress.show);
          });
        }).finally(progress.clear);
        io.stdout.write(printCounts(counts, format));
        return 0;
      }),
    );
}

/** `rung import <file>`: into an empty database of either kind. */
export function importCommand(withDatabase: WithTransferDatabase, io: CommandIo): Command {
  return new Command('import')
    .description('Put what "rung export" wrote into a new database.')
    .argument('<file>')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `\nDATA_DIR or DATABASE_URL names the database: a new one, or one that holds nothing. Deliveries that waited are\nqueued again, and the next start looks at GitHub for what was missed meanwhile.${exitCodes}`,
    )
    .action((file: string, { format }: { format: Format }) =>
      answerOperator(io, async () => {
        const progress = showProgress(io);
        let text = '';
        const lines = await readLines(file);
        const { importRows } = await import('../store/transfer/import-rows.ts');
        await withDatabase(
          async ({ database, queue }) => {
            const { enqueueDeliveries } = queue;
            const { counts, queued } = await importRows(database, lines, {
              enqueueDeliveries,
              onProgress: progress.show,
            }).catch(error => {
              throw error instanceof OperatorError ? new OperatorError(`${file}: ${error.message}`) : error;
            });
            text = printCounts(counts, format, queued);
          },
          { mayBeNew: true },
        ).finally(progress.clear);
        io.stdout.write(text);
        return 0;
      }),
    );
}
