import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The data timestamp of tests on clones: a Monday, 09:00 UTC. */
export const assessedAt = new Date('2026-11-23T09:00:00Z');

interface CommitOptions {
  readonly at?: Date;
  readonly author?: string;
  readonly committer?: string;
}

/** A folder that goes with the test, with a real repository in it. */
export class CloneWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'rung-clone-'));
  readonly env = { PATH: process.env['PATH'], HOME: this.root, GIT_CONFIG_NOSYSTEM: '1' };

  constructor({ branch = 'main', isBare = false } = {}) {
    this.git('init', '--quiet', `--initial-branch=${branch}`, ...(isBare ? ['--bare'] : []), 'clone');
  }

  get clone(): string {
    return join(this.root, 'clone');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.clone, path)), { recursive: true });
    writeFileSync(join(this.clone, path), content);
  }

  /** Above the clone, where `git` knows nothing of it. */
  git(...args: string[]): string {
    return this.#git(this.root, args);
  }

  in(...args: string[]): string {
    return this.#git(this.clone, args).trim();
  }

  /** All that was written, as one commit; its SHA. */
  commit(message: string = 'A change', options: CommitOptions = {}): string {
    const { at = new Date('2026-11-20T12:00:00Z'), author = 'Mia <mia@harbour.example>' } = options;
    const { committer = author } = options;
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(committer) ?? [];
    this.in('add', '--all');
    this.#git(
      this.clone,
      [
        'commit',
        '--quiet',
        '--allow-empty',
        `--author=${author}`,
        `--date=${at.toISOString()}`,
        '-m',
        message,
      ],
      { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: at.toISOString() },
    );

    return this.in('rev-parse', 'HEAD');
  }

  /** Writes a tree of `ls-tree` lines; its SHA. */
  tree(lines: string): string {
    return execFileSync('git', ['mktree', '--missing'], {
      ...{ cwd: this.clone, encoding: 'utf8', input: lines, env: this.env },
    }).trim();
  }

  /** The clone as a remote would have it: `origin`, with its branches and its HEAD. */
  asOrigin(url: string = 'https://github.com/harbour/quotes.git', branch: string = 'main'): void {
    this.in('remote', 'add', 'origin', url);
    for (const name of this.in('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n'))
      this.in('update-ref', `refs/remotes/origin/${name}`, `refs/heads/${name}`);
    this.in('symbolic-ref', 'refs/remotes/origin/HEAD', `refs/remotes/origin/${branch}`);
  }

  #git(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@harbour.example',
      '-c',
      'commit.gpgsign=false',
    ];

    return execFileSync('git', [...identity, ...args], {
      ...{ cwd, encoding: 'utf8', stdio: 'pipe', env: { ...this.env, ...env } },
    });
  }
}
