import { Command, Option } from 'commander';
import { OperatorError } from '../../model/operator-error.ts';
import { waivablePractices } from '../../model/waiver.ts';
import type { WaiverFaults } from '../../policy/check-waivers.ts';
import type { PolicyFile, PolicyLevel } from '../../policy/read-policy-file.ts';
import type { Language } from '../../render/texts.ts';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { printable } from '../printable.ts';
import type { CheckedPolicy } from './print-checked.ts';
import { readPolicyText } from './read-policy-text.ts';

interface CheckOptions {
  readonly level: PolicyLevel;
  readonly language: Language;
  readonly format: 'text' | 'json';
}

/**
 * `rung policy check <file>`: the same reading as on a pull request, without its organization's locks. Here a waiver of a
 * practice that there is not counts as a problem too: nobody writes one on purpose.
 */
export function checkCommand(io: CommandIo): Command {
  return new Command('check')
    .description('Tell what is wrong in a policy file.')
    .argument('<file>', 'the policy file, "-" for standard input')
    .addOption(
      new Option('--level <level>', 'whose file it is; only an organization locks keys')
        .choices(['repository', 'organization'])
        .default('repository'),
    )
    .addOption(new Option('--language <language>', 'of the messages').choices(['en', 'zh-CN']).default('en'))
    .addOption(
      new Option('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', '\nExit code: 0 good, 1 problems found, 2 usage or unreadable input.')
    .action(async (file: string, options: CheckOptions) => io.setExitCode(await check(file, options, io)));
}

async function check(file: string, options: CheckOptions, io: CommandIo): Promise<ExitCode> {
  try {
    // Loaded when needed: YAML, schema and templates are most of the memory that another command would start with.
    const { readPolicyFile } = await import('../../policy/read-policy-file.ts');
    const { loadTexts } = await import('../../publish/load-texts.ts');
    const { checkedJson, checkedText } = await import('./print-checked.ts');
    const text = await readPolicyText(file, io);
    const read = readPolicyFile(text, options.level);
    const waivers = await lookAtWaivers(text, read);
    const problems = [...read.problems, ...waivers.unknown];
    const name = file === '-' ? 'standard input' : file;
    const checked: CheckedPolicy = {
      ...{ file: name, level: options.level, problems },
      ...{ notices: waivers.past, notUsedYet: read.notUsedYet },
    };
    const print = options.format === 'json' ? checkedJson : checkedText;
    io.stdout.write(print(checked, loadTexts(options.language)));
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);
    return 2;
  }
}

async function lookAtWaivers(text: string, file: PolicyFile): Promise<WaiverFaults> {
  if (!file.values.has('waivers')) return { unknown: [], past: [] };
  // Larger than all the rest: for those who have waivers.
  const { catalogue } = await import('../../practices/catalogue.ts');
  const { checkWaivers } = await import('../../policy/check-waivers.ts');
  const practices = [...new Set([...catalogue.map(({ id }) => id), ...waivablePractices])];

  return checkWaivers(text, file, { practices, today: new Date().toISOString().slice(0, 10) });
}
