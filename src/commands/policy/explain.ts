import { Command, Option } from 'commander';
import { GatewayError } from '../../model/gateway-error.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { Language } from '../../render/texts.ts';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { readRepositoryName } from '../doctor.ts';
import { printable } from '../printable.ts';
import type { ExplainedRepository } from './print-explained.ts';

export interface ExplainQuestion {
  readonly owner: string;
  readonly name: string;
  /** Null: the default branch. */
  readonly branch: string | null;
}

interface ExplainOptions {
  readonly branch?: string;
  readonly language: Language;
  readonly format: 'text' | 'json';
}

/** `rung policy explain <owner/name>`: asks GitHub as the App. `explain` resolves to undefined where the App sees no such repository. */
export function explainCommand(
  explain: (question: ExplainQuestion) => Promise<ExplainedRepository | undefined>,
  io: CommandIo,
): Command {
  return new Command('explain')
    .description('Tell the policy in force in a repository, and which line of which file decides.')
    .argument('<owner/name>', 'the repository', readRepositoryName)
    .option('--branch <name>', "another branch than the repository's default branch")
    .addOption(new Option('--language <language>', 'of the messages').choices(['en', 'zh-CN']).default('en'))
    .addOption(
      new Option('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      "\nNeeds the App's settings, as the server does. Exit code: 0 good, 1 problems found, 2 usage, 3 GitHub did not tell.",
    )
    .action(async (repository: { owner: string; name: string }, options: ExplainOptions) => {
      const question = { ...repository, branch: options.branch ?? null };
      io.setExitCode(await answer(() => explain(question), question, options, io));
    });
}

async function answer(
  explain: () => Promise<ExplainedRepository | undefined>,
  { owner, name }: ExplainQuestion,
  { language, format }: ExplainOptions,
  io: CommandIo,
): Promise<ExitCode> {
  const fail = (code: ExitCode, message: string) => {
    for (const line of message.split('\n')) io.stderr.write(`error: ${printable(line)}\n`);
    return code;
  };
  try {
    const explained = await explain();
    if (explained === undefined)
      return fail(
        3,
        `The App does not see ${owner}/${name}: expected a repository of one of its installations.`,
      );
    const { loadTexts } = await import('../../publish/load-texts.ts');
    const { explainedJson, explainedText } = await import('./print-explained.ts');
    const print = format === 'json' ? explainedJson : explainedText;
    io.stdout.write(print(explained, loadTexts(language)));
    return explained.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof OperatorError) return fail(2, error.message);
    if (error instanceof GatewayError) return fail(3, error.message);
    throw error;
  }
}
