import { Command, Option } from 'commander';
import { formatTitles } from '../coverage/parse-report.ts';
import type { CommandIo } from './command-io.ts';
import {
  type CoverageOptions,
  noneGiven,
  readPathMap,
  readTarget,
  repeatable,
} from './coverage/coverage-options.ts';
import { keepHeapSmall } from './coverage/keep-heap-small.ts';
import { runCoverage } from './coverage/run-coverage.ts';

const options = () => [
  new Option('--diff <file>', 'a unified diff, "-" for standard input').conflicts('base'),
  new Option(
    '--base <rev>',
    'from the merge base of this and HEAD to the working tree (default: "origin/HEAD")',
  ),
  repeatable(new Option('--report <glob>', 'coverage report; required, may be repeated'), String),
  repeatable(new Option('--ignore <glob>', 'changed files that are not judged; may be repeated'), String),
  new Option('--tree <file>', "the head's paths, one per line or NUL-separated (default: git ls-files)"),
  repeatable(
    new Option('--path-map <from=to>', 'report path prefix to tree path; may be repeated'),
    readPathMap,
  ),
  new Option('--target <percent>', 'share of the changed lines that tests are asked to run')
    .argParser(readTarget)
    .default(80),
  new Option('--partials <how>', 'how lines that run on some branches only count')
    .choices(['covered', 'missed'])
    .default('covered'),
  new Option('--format <format>', 'how the result is printed')
    .choices(['text', 'json', 'markdown'])
    .default('text'),
];

/** `rung coverage`: do tests run the lines that were changed? Throws CommanderError on wrong usage. */
export function coverageCommand(io: CommandIo): Command {
  const command = new Command('coverage')
    .description('Do tests run the changed lines?')
    .addHelpText('after', `\nReads ${formatTitles}; also compressed with gzip.`)
    .addHelpText('after', '\nExit code: 0 reached, 1 fell short, 2 usage or unreadable input, 3 not judged.')
    .configureOutput({ writeOut: text => io.stdout.write(text), writeErr: text => io.stderr.write(text) })
    .exitOverride()
    .action(async (given: CoverageOptions) => {
      keepHeapSmall();
      io.setExitCode(await runCoverage({ ...noneGiven, ...given }, io));
    });
  for (const option of options()) command.addOption(option);
  return command;
}
