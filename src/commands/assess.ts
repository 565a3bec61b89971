import { Command, Option } from 'commander';
import type { AssessOptions, AssessParts } from './assess/assess-options.ts';
import type { CommandIo } from './command-io.ts';
import { repeatable } from './coverage/coverage-options.ts';

const note = `
Reads the commit HEAD and its history with git; nothing of the repository is run, and what is not committed is not seen.
What only GitHub tells is not judged. Exit code: 0 good, 2 usage or unreadable input, 3 nothing could be judged.`;

/** `rung assess`: where a repository stands on the ladder, from a clone or from saved facts. */
export function assessCommand(io: CommandIo, parts: AssessParts): Command {
  return new Command('assess')
    .description('Tell where a repository stands on the ladder, and its next steps.')
    .argument('[path]', 'a folder of a clone (default: this one)')
    .option('--all', 'every domain and every practice')
    .addOption(
      repeatable(new Option('--report <glob>', 'coverage report of HEAD; may be repeated'), String).conflicts(
        'facts',
      ),
    )
    .option('--save-facts <file>', 'keep what was collected, so that anybody can repeat it; *.gz: compressed')
    .addOption(new Option('--facts <file>', 'repeat an assessment from such a file').conflicts('saveFacts'))
    .addOption(new Option('--language <language>', 'of the answers').choices(['en', 'zh-CN']).default('en'))
    .addOption(
      new Option('--format <format>', 'how the result is printed')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addHelpText('after', note)
    .action(async (path: string | undefined, given: Omit<AssessOptions, 'report'>) => {
      // Loaded when needed: practices, templates and YAML are most of the memory that another command would start with.
      const { runAssess } = await import('./assess/run-assess.ts');
      io.setExitCode(await runAssess(path, { report: [], ...given }, io, parts));
    });
}
