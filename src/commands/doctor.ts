import { Command, InvalidArgumentError, Option } from 'commander';
import type { DoctorLine } from '../model/doctor-line.ts';
import { OperatorError } from '../model/operator-error.ts';
import type { Language, Texts } from '../render/texts.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { printDoctor } from './doctor/print-doctor.ts';
import { printable } from './printable.ts';
import { printableJson } from './printable-json.ts';

export interface DoctorOptions {
  readonly repository: { readonly owner: string; readonly name: string } | null;
  /** Null: the server's. */
  readonly language: Language | null;
}

export interface DoctorAnswer {
  readonly lines: readonly DoctorLine[];
  /** In the language of the lines. */
  readonly texts: Texts;
  /** False: the App could not be looked at for want of settings. */
  readonly hasCredentials: boolean;
}

interface DoctorArguments extends Partial<DoctorOptions> {
  readonly format: 'text' | 'json';
}

/** `rung doctor`. Exit code 1 on failures, 2 where the settings do not allow to look. */
export function doctorCommand(
  version: string,
  look: (options: DoctorOptions) => Promise<DoctorAnswer>,
  io: CommandIo,
): Command {
  return new Command('doctor')
    .description('Look at the server, the App and its repositories, and say what to mend.')
    .addOption(new Option('--format <format>', 'how it is told').choices(['text', 'json']).default('text'))
    .addOption(new Option('--repository <owner/name>', 'look at this one only').argParser(readRepositoryName))
    .addOption(
      new Option('--language <language>', 'en or zh-CN; default: RUNG_LANGUAGE').choices(['en', 'zh-CN']),
    )
    .addHelpText(
      'after',
      '\nNothing is changed. Exit code: 0 nothing failed, 1 something did, 2 usage, or settings are missing.',
    )
    .action(async (given: DoctorArguments) => {
      try {
        const { lines, texts, hasCredentials } = await look({
          repository: given.repository ?? null,
          language: given.language ?? null,
        });
        io.stdout.write(
          given.format === 'json'
            ? printableJson(lines)
            : printDoctor(lines, texts, { version, node: process.versions.node, colour: hasColour(io) }),
        );
        io.setExitCode(hasCredentials ? exitCodeOf(lines) : 2);
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        for (const line of error.message.split('\n')) io.stderr.write(`error: ${printable(line)}\n`);
        io.setExitCode(2);
      }
    });
}

function exitCodeOf(lines: readonly DoctorLine[]): ExitCode {
  return lines.some(({ state }) => state === 'failure') ? 1 : 0;
}

function hasColour({ stdout, env }: CommandIo): boolean {
  return stdout.isTTY === true && !env['NO_COLOR'];
}

/** `owner/name` as people copy it from GitHub. */
export function readRepositoryName(text: string): { owner: string; name: string } {
  const [, owner, name] = /^([\w-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner === undefined || name === undefined)
    throw new InvalidArgumentError('Expected owner/name, such as harbour/quotes.');
  return { owner, name };
}
