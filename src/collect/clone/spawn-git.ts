import { spawn } from 'node:child_process';
import { OperatorError } from '../../model/operator-error.ts';

export interface GitQuestion {
  readonly args: readonly string[];
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Written to its standard input. */
  readonly input?: string;
  readonly maxBytes: number;
  readonly maxMs: number;
  /** Is handed each piece of the answer; `enough` ends git, and what came is the answer. */
  onChunk?(chunk: Buffer): 'more' | 'enough';
}

/** What git said is one line of the message. */
export class GitFailed extends OperatorError {
  override readonly name = 'GitFailed';
}

const maxErrorCharacters = 300;

/** Without a shell. Rejects when git fails, is missing, prints too much or takes too long. */
export function spawnGit(question: GitQuestion): Promise<Buffer> {
  const { args, directory, env, input = '', maxBytes, maxMs, onChunk } = question;

  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: directory, env, stdio: 'pipe', timeout: maxMs });
    const chunks: Buffer[] = [];
    let [bytes, isEnough, problem] = [0, false, ''];
    let errors = '';
    const end = (why: string) => {
      problem ||= why;
      child.kill();
    };
    child.stdout.on('data', (chunk: Buffer) => {
      if (isEnough) return;
      bytes += chunk.length;
      if (bytes > maxBytes) return end(`git printed more than ${maxBytes} bytes`);
      chunks.push(chunk);
      isEnough = onChunk?.(chunk) === 'enough';
      if (isEnough) child.kill();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(0, 4096);
    });
    // Git may end before it has read everything: its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const isMissing = cause.code === 'ENOENT';
      reject(
        new GitFailed(isMissing ? 'git was not found; it has to be on the path' : `git: ${cause.code}`, {
          cause,
        }),
      );
    });
    child.on('close', (code, signal) => {
      if (isEnough || code === 0) return resolve(Buffer.concat(chunks));
      if (signal !== null && problem === '') problem = `git took longer than ${maxMs / 1000} seconds`;
      reject(new GitFailed(problem || `git: ${firstLine(errors) ?? `it ended with ${code}`}`));
    });
  });
}

function firstLine(text: string): string | undefined {
  const line = text.split('\n').find(one => one.trim() !== '');

  return line?.trim().slice(0, maxErrorCharacters);
}
