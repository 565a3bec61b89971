import { Command, Option } from 'commander';
import { OperatorError } from '../model/operator-error.ts';
import type { RebuildOptions, RebuiltStore } from '../usecases/rebuild-store.ts';
import { answerOperator } from './answer-operator.ts';
import type { CommandIo } from './command-io.ts';
import { readRepositoryName } from './doctor.ts';
import { type Format, formatOption } from './format-option.ts';
import { printableJson } from './printable-json.ts';
import { printRebuilt } from './rebuild/print-rebuilt.ts';
import { showRebuild } from './rebuild/show-rebuild.ts';

export interface RebuildQuestion
  extends Pick<RebuildOptions, 'only' | 'after' | 'withHistory' | 'onProgress'> {
  /** With each request to GitHub. */
  onRequest(): void;
}

interface RebuildArguments {
  readonly repository?: RepositoryName;
  readonly after?: RepositoryName;
  readonly history?: true;
  readonly format: Format;
}

interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** `rung rebuild`. */
export function rebuildCommand(
  rebuild: (question: RebuildQuestion) => Promise<RebuiltStore>,
  io: CommandIo,
): Command {
  return new Command('rebuild')
    .description('Fill the database from GitHub again, without writing to GitHub.')
    .addOption(new Option('--repository <owner/name>', 'this one only').argParser(readRepositoryName))
    .addOption(
      new Option('--after <owner/name>', 'those that come later by name: to go on where it was interrupted')
        .argParser(readRepositoryName)
        .conflicts('repository'),
    )
    .option('--history', 'also read the history now; else the server does it in the background')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Restores installations, repositories, open pull requests, Rung's comments, answered commands, standing waivers and
late releases. It may be repeated. On the embedded database the server must be stopped first.
Exit code: 0 good, 2 usage, or the database cannot be used, 3 GitHub did not tell all of it.`,
    )
    .action(({ repository, after, history, format }: RebuildArguments) =>
      answerOperator(io, async () => {
        const progress = showRebuild(io);
        const rebuilt = await rebuild({
          only: nameOf(repository),
          after: nameOf(after),
          withHistory: history === true,
          ...progress,
        }).finally(progress.clear);
        if (repository !== undefined && rebuilt.repositories + rebuilt.failed.length === 0)
          throw new OperatorError(
            `The App does not see ${nameOf(repository)}: expected a repository of one of its installations.`,
          );
        io.stdout.write(format === 'json' ? printableJson(rebuilt) : printRebuilt(rebuilt));

        return rebuilt.failed.length === 0 ? 0 : 3;
      }),
    );
}

function nameOf(repository: RepositoryName | undefined): string | null {
  return repository === undefined ? null : `${repository.owner}/${repository.name}`;
}
