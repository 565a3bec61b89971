import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommanderError } from 'commander';
import type { CommandIo } from '../../src/commands/command-io.ts';
import { coverageCommand } from '../../src/commands/coverage.ts';

export interface Outcome {
  exitCode: number | undefined;
  out: string;
  err: string;
}

/** A directory that goes with the test, with git in it and `rung coverage`. */
export class CoverageWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'rung-coverage-'));

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
      '-c',
      'commit.gpgsign=false',
    ];
    return execFileSync('git', [...identity, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: 'pipe',
      env: this.env,
    });
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'x');
  }

  readonly env = { PATH: process.env['PATH'], HOME: this.root, GIT_CONFIG_NOSYSTEM: '1' };

  /** The exit code is 2 where commander refuses the usage, as the program does it. */
  async rung(args: string[], { input = '', cwd = '.', isTTY = false, env = {} } = {}): Promise<Outcome> {
    const outcome: Outcome = { exitCode: undefined, out: '', err: '' };
    const io: CommandIo = {
      stdout: { write: text => (outcome.out += text), isTTY },
      stderr: { write: text => (outcome.err += text) },
      stdin: (async function* () {
        yield new TextEncoder().encode(input);
      })(),
      cwd: join(this.root, cwd),
      env: { ...this.env, ...env },
      setExitCode: code => {
        outcome.exitCode = code;
      },
    };
    try {
      await coverageCommand(io).parseAsync(args, { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      outcome.exitCode = error.exitCode === 0 ? 0 : 2;
    }
    return outcome;
  }
}

/** `src/a.ts:1,0,2!` → a section in which line 1 is run, 2 is not and 3 is run on some branches only. */
export function lcov(...files: string[]): string {
  return files
    .map(file => {
      const [path, hits = ''] = file.split(':');
      const records = hits.split(',').flatMap((count, index) => {
        const line = index + 1;
        const branches = count.endsWith('!') ? [`BRDA:${line},0,0,1`, `BRDA:${line},0,1,0`] : [];
        return count === '' ? [] : [`DA:${line},${Number.parseInt(count, 10)}`, ...branches];
      });
      return [`SF:${path}`, ...records, 'end_of_record', ''].join('\n');
    })
    .join('');
}
