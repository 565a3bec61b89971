import { type ExecFileException, execFile } from 'node:child_process';
import { OperatorError } from '../../model/operator-error.ts';
import { printable } from '../printable.ts';

const maxOutputBytes = 256 * 1024 * 1024;

/** Runs git without a shell, in English and without taking locks. */
export type Git = (...args: string[]) => Promise<string>;

export function gitIn(directory: string, env: Readonly<Record<string, string | undefined>>): Git {
  return (...args) =>
    new Promise((resolve, reject) => {
      const options = {
        cwd: directory,
        encoding: 'utf8',
        maxBuffer: maxOutputBytes,
        env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
      } as const;
      execFile('git', ['-c', 'core.quotepath=true', ...args], options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new GitFailed(problemOf(error, stderr), { cause: error }));
      });
    });
}

export class GitFailed extends OperatorError {
  override readonly name = 'GitFailed';
}

/** What git says to people who are used to it, in words that tell what was expected. */
const refusals: readonly (readonly [says: RegExp, problem: string])[] = [
  [/not a git repository/, 'this folder is in no git repository; expected a clone'],
  [/must be run in a work tree/, 'this is a bare repository; expected a clone with its files'],
  [
    /dubious ownership/,
    'git does not trust this repository, since it belongs to another user; "git config --global --add safe.directory <folder>" allows it',
  ],
  [/Needed a single revision/, 'HEAD has no commit yet'],
];

function problemOf(error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') return 'git was not found; it has to be on the path';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `git printed more than ${maxOutputBytes} bytes`;
  const known = refusals.find(([says]) => says.test(stderr));
  if (known !== undefined) return known[1];
  const line =
    stderr.split('\n').find(one => one.trim() !== '') ?? `it ended with ${error.code ?? 'an error'}`;
  return `git: ${printable(line.trim()).slice(0, 300)}`;
}

export function withoutNewline(output: string): string {
  return output.replace(/\r?\n$/, '');
}

/** The paths of a `-z` listing. */
export function pathsOf(output: string): string[] {
  return output.split('\0').filter(path => path !== '');
}
