import { Command, Option } from 'commander';
import { formatTitles } from '../coverage/parse-report.ts';
import type { CommandIo } from './command-io.ts';
import {
  type CoverageOptions,
  noneGiven,
  readComponent,
  readMinLines,
  readPathMap,
  readTarget,
  repeatable,
} from './coverage/coverage-options.ts';
import { keepHeapSmall } from './coverage/keep-heap-small.ts';
import { runCoverage } from './coverage/run-coverage.ts';
import { sendReports } from './coverage/send-reports.ts';
import { readRepositoryName } from './doctor.ts';

/** Nothing is judged where reports are only sent. */
const ofJudging = ['ignoreWhitespace', 'judgeGenerated', 'missingFiles', 'minLines', 'component'];

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
  new Option(
    '--ignore-whitespace',
    'lines that differ from a removed one in blanks and tabs only are no change',
  ),
  new Option('--judge-generated', 'judge also what .gitattributes of the base marks as linguist-generated'),
  new Option('--missing-files <what>', 'what follows when a changed source file is in no report')
    .choices(['ignore', 'warn', 'fail'])
    .default('warn'),
  new Option('--min-lines <count>', 'changes of fewer testable lines are not judged')
    .argParser(readMinLines)
    .default(0),
  repeatable(
    new Option('--component <name=target:globs>', 'a part with a target of its own; may be repeated'),
    readComponent,
  ),
  new Option('--format <format>', 'how the result is printed')
    .choices(['text', 'json', 'markdown'])
    .default('text'),
  new Option(
    '--send <url>',
    'send the reports for the commit HEAD to this Rung server, with the token of RUNG_TOKEN; judges nothing here',
  ).conflicts(['diff', 'base', 'ignore', 'tree', 'pathMap', 'target', 'partials', 'format', ...ofJudging]),
  new Option(
    '--repository <owner/name>',
    'with --send: whose commit it is (default: as the remote "origin" says)',
  ).argParser(readRepositoryName),
];

/** `rung coverage`: do tests run the lines that were changed? Throws CommanderError on wrong usage. */
export function coverageCommand(io: CommandIo): Command {
  const command = new Command('coverage')
    .description('Do tests run the changed lines?')
    .addHelpText('after', `\nReads ${formatTitles.join(', ')}; also compressed with gzip.`)
    .addHelpText('after', '\n--send: docs/outside-ci.md.')
    .addHelpText('after', '\nExit code: 0 reached, 1 fell short, 2 usage or unreadable input, 3 not judged.')
    .configureOutput({ writeOut: text => io.stdout.write(text), writeErr: text => io.stderr.write(text) })
    .exitOverride()
    .action(async (given: CoverageOptions) => {
      keepHeapSmall();
      const options = { ...noneGiven, ...given };
      const { send } = options;
      if (send === undefined && given.repository !== undefined)
        return command.error('error: --repository goes with --send; without it the clone here is judged');
      io.setExitCode(
        send === undefined ? await runCoverage(options, io) : await sendReports({ ...options, send }, io),
      );
    });
  for (const option of options()) command.addOption(option);
  return command;
}
