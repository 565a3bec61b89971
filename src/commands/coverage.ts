import { Command, Option } from 'commander';
import type { CommandIo } from './command-io.ts';
import { type CoverageOptions, collected, readPathMap, readTarget } from './coverage/coverage-options.ts';
import { runCoverage } from './coverage/run-coverage.ts';

/** `rung coverage`: do tests run the lines that were changed? Throws CommanderError on wrong usage. */
export function coverageCommand(io: CommandIo): Command {
  return new Command('coverage')
    .description('Do tests run the changed lines? Reads lcov and Cobertura reports.')
    .addOption(new Option('--diff <file>', 'a unified diff, "-" for standard input').conflicts('base'))
    .option(
      '--base <rev>',
      'from the merge base of this and HEAD to the working tree (default: "origin/HEAD")',
    )
    .requiredOption('--report <glob>', 'coverage report; may be repeated', collected(String), [])
    .option('--ignore <glob>', 'changed files that are not judged; may be repeated', collected(String), [])
    .option('--tree <file>', "the head's paths, one per line or NUL-separated (default: git ls-files)")
    .option(
      '--path-map <from=to>',
      'report path prefix to tree path; may be repeated',
      collected(readPathMap),
      [],
    )
    .option('--target <percent>', 'share of the changed lines that tests are asked to run', readTarget, 80)
    .addOption(
      new Option('--partials <how>', 'how lines that run on some branches only count')
        .choices(['covered', 'missed'])
        .default('covered'),
    )
    .addOption(
      new Option('--format <format>', 'how the result is printed')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 target reached, 1 fell short, 2 usage or unreadable input, 3 not judged.',
    )
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
    })
    .exitOverride()
    .action(async (options: CoverageOptions) => io.setExitCode(await runCoverage(options, io)));
}
