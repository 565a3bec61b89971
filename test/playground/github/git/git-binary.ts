import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

/** A bare repository of the real git, to compare with. */
export class GitBinary {
  readonly directory = mkdtempSync(join(tmpdir(), 'rung-git-'));

  constructor() {
    this.run(['init', '-q', '--bare', '.']);
  }

  /** Exit codes in `allowed` are no errors. */
  run(args: readonly string[], input?: string | Uint8Array, env: Record<string, string> = {}): string {
    const output = execFileSync('git', [...args], {
      cwd: this.directory,
      input: input ?? '',
      env: { ...process.env, ...quiet, ...env },
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return output.toString('utf8').replace(/\n$/, '');
  }

  blob(content: string | Uint8Array): string {
    return this.run(['hash-object', '-w', '--stdin'], content);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
