import { readFile } from 'node:fs/promises';
import { packReport } from '../../collect/pack-report.ts';
import { refuseReport } from '../../collect/refuse-report.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { fullName } from '../../model/repository.ts';
import { mostReportBytes } from '../../usecases/accept-report.ts';
import { reportToken } from '../../usecases/create-report-token.ts';
import type { CommandIo, ExitCode } from '../command-io.ts';
import { printable } from '../printable.ts';
import type { CoverageOptions } from './coverage-options.ts';
import { type FoundReport, findReports } from './find-reports.ts';
import { gitIn } from './git.ts';
import { inEnglish } from './in-english.ts';
import { putReport } from './put-report.ts';
import { readHead, readOrigin } from './read-head.ts';
import { readServerUrl } from './read-server-url.ts';

const mostNames = 3;

/** Sends reports for the commit HEAD to a Rung server. Exit code 2 for what it refuses, 3 where it cannot be reached. */
export async function sendReports(
  options: Pick<CoverageOptions, 'report' | 'repository'> & { readonly send: string },
  io: CommandIo,
  pauseMs?: number,
): Promise<ExitCode> {
  const warn = (problem: string) => io.stderr.write(`warning: ${printable(problem)}\n`);
  try {
    if (options.report.length === 0) throw new OperatorError('give at least one --report <glob>');
    const token = (io.env['RUNG_TOKEN'] ?? '').trim();
    if (!reportToken.test(token))
      throw new OperatorError(
        'RUNG_TOKEN holds no token of "rung token create": expected rung_ and 48 hexadecimal digits',
      );
    const server = readServerUrl(options.send, warn);
    const git = gitIn(io.cwd, io.env);
    const repository = options.repository ?? (await readOrigin(git));
    const { sha, changed } = await readHead(git);
    if (changed.length > 0) warn(describeChanged(changed, sha));

    const found = await findReports(options.report, io.cwd);
    const url = new URL(`api/reports/${fullName(repository)}/${sha}`, server);
    let [sent, worst]: [number, ExitCode] = [0, 0];
    for (const report of found) {
      const content = await readReport(report, warn);
      if (content === undefined) continue;
      const { message, exitCode } = await putReport(url, token, content, pauseMs);
      const line = `${printable(report.file)}, ${fullName(repository)} ${sha.slice(0, 7)}: ${printable(message)}\n`;
      if (exitCode === 0) io.stdout.write(line);
      else io.stderr.write(`error: ${line}`);
      sent += 1;
      if (exitCode > worst) worst = exitCode;
    }
    if (sent === 0)
      throw new OperatorError('none of the files is a report; `rung coverage --help` lists the formats');

    return worst;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);

    return 2;
  }
}

/** Compressed; undefined for what was found by a wildcard and is no report. */
async function readReport(
  { file, absolute, isNamed }: FoundReport,
  warn: (problem: string) => void,
): Promise<Uint8Array | undefined> {
  const content = await readFile(absolute).catch(error => {
    throw new OperatorError(`${file} cannot be read (${error.code})`);
  });
  const refused = refuseReport(content);
  if (refused !== undefined) {
    const reason = await inEnglish(refused);
    if (isNamed) throw new OperatorError(`${file} is not sent: ${reason}`);
    warn(`${file} is left out: ${reason}`);

    return undefined;
  }
  const packed = await packReport(content);
  if (packed.length > mostReportBytes)
    throw new OperatorError(
      `${file} is larger than 16 MiB when it is compressed; expected less, or several reports`,
    );

  return packed;
}

/** CI often changes a lock file or a version; only a change of measured lines spoils the report. */
function describeChanged(changed: readonly string[], sha: string): string {
  const names = changed.slice(0, mostNames).join(', ');
  const more = changed.length > mostNames ? ` and ${changed.length - mostNames} more` : '';
  const files = changed.length === 1 ? '1 file differs' : `${changed.length} files differ`;

  return `${files} from commit ${sha.slice(0, 7)}: ${names}${more}; a report fits the commit only where their lines are the same`;
}
