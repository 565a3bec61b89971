import { Command, Option } from 'commander';
import type { AssessOptions, AssessParts } from './assess/assess-options.ts';
import type { CommandIo } from './command-io.ts';
import { repeatable } from './coverage/coverage-options.ts';

const note = `
Of a folder, git reads the commit HEAD and its history; nothing of the repository is run, what is not committed is not seen,
and what only GitHub tells is not judged. Of owner/name, where there is no such folder, GitHub is asked about the default
branch, with a token in GITHUB_TOKEN or GH_TOKEN that may read it; GHE_HOST or GITHUB_API_URL names another server.
Exit code: 0 good, 2 usage, unreadable input or no token, 3 nothing could be judged, or GitHub did not tell.`;

/** `rung assess`: where a repository stands on the ladder, from a clone, from GitHub or from saved facts. */
export function assessCommand(io: CommandIo, parts: AssessParts): Command {
  return new Command('assess')
    .description('Tell where a repository stands on the ladder, and its next steps.')
    .argument('[repository]', 'a folder of a clone (default: this one), or owner/name on GitHub')
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
    .action(async (target: string | undefined, given: Omit<AssessOptions, 'report'>) => {
      // Loaded when needed: practices, templates and YAML are most of the memory that another command would start with.
      const { runAssess } = await import('./assess/run-assess.ts');
      io.setExitCode(await runAssess(target, { report: [], ...given }, io, parts));
    });
}
