import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedCommit, RecordedName } from '../src/playground/scenario/recorded.ts';

/** Builds the history of `examples/quotes` in a real repository, tests each commit and writes `recorded/`. */

interface Step {
  readonly name: RecordedName;
  readonly parents: readonly RecordedName[];
  readonly message: string;
  readonly base: RecordedName | null;
}

const history: readonly Step[] = [
  { name: 'main-1', parents: [], base: null, message: 'Throttle and replay quotes' },
  { name: 'throttle', parents: ['main-1'], base: 'main-1', message: 'Let a symbol send bursts' },
  { name: 'throttle-fixed', parents: ['throttle'], base: 'main-1', message: 'Test what a throttle forgets' },
  { name: 'fork-replay', parents: ['main-1'], base: 'main-1', message: 'Make candles of a recording' },
  {
    name: 'fork-replay-fixed',
    parents: ['fork-replay'],
    base: 'main-1',
    message: 'Test candles of one period',
  },
  { name: 'limits', parents: ['main-1'], base: 'main-1', message: 'Refuse limits that are no counts' },
  { name: 'main-2', parents: ['main-1'], base: 'main-1', message: 'Describe limits for the log' },
  {
    name: 'limits-merge',
    parents: ['main-2', 'limits'],
    base: 'main-2',
    message: 'Merge limits into main-2',
  },
  { name: 'main-red', parents: ['main-2'], base: 'main-2', message: 'Read prices in the main unit' },
  { name: 'main-mended', parents: ['main-red'], base: 'main-red', message: 'Read prices of both kinds' },
];

/** Where the reports say that the tests ran: a hosted runner's directory for this repository. */
const reportedRoot = '/home/runner/work/quotes/quotes';
const firstCommitAt = Date.UTC(2026, 9, 5, 9);
const hourMs = 3_600_000;

const project = join(import.meta.dirname, '..');
const example = join(project, 'examples/quotes');
const work = mkdtempSync(join(tmpdir(), 'quotes-'));
const shas = new Map<RecordedName, string>();

try {
  git('init', '--quiet', '--initial-branch=main');
  symlinkSync(join(project, 'node_modules'), join(work, 'node_modules'));
  mkdirSync(join(example, 'recorded'), { recursive: true });
  for (const [index, step] of history.entries()) {
    const commit = record(step, firstCommitAt + index * hourMs);
    writeFileSync(join(example, 'recorded', `${step.name}.json`), `${JSON.stringify(commit)}\n`);
    console.log(`${step.name.padEnd(18)} ${commit.sha.slice(0, 7)} tests ${commit.test}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function record(step: Step, atMs: number): RecordedCommit {
  const committedAt = new Date(atMs).toISOString();
  const sha = makeCommit(step, committedAt);
  shas.set(step.name, sha);
  return {
    name: step.name,
    sha,
    treeSha: git('rev-parse', 'HEAD^{tree}').trim(),
    parents: step.parents,
    message: step.message,
    committedAt,
    files: readTree(),
    base: step.base,
    diff:
      step.base === null
        ? ''
        : git('diff', '--no-color', '--no-ext-diff', '--abbrev=10', shaOf(step.base), sha),
    ...runTests(),
  };
}

function makeCommit({ name, parents, message }: Step, committedAt: string): string {
  const [first, second] = parents;
  if (first !== undefined) git('checkout', '--quiet', '--detach', shaOf(first));
  if (second !== undefined) git('merge', '--quiet', '--no-ff', '--no-commit', '--no-stat', shaOf(second));
  else
    cpSync(join(example, first === undefined ? 'repository' : `history/${name}`), work, { recursive: true });
  git('add', '--all', '--', '.', ':!node_modules', ':!coverage');
  commitAt(committedAt, message);
  return git('rev-parse', 'HEAD').trim();
}

function commitAt(committedAt: string, message: string): void {
  execGit(['commit', '--quiet', '--message', message], {
    GIT_AUTHOR_DATE: committedAt,
    GIT_COMMITTER_DATE: committedAt,
  });
}

function readTree(): Record<string, string> {
  const paths = git('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0').filter(Boolean);
  return Object.fromEntries(paths.map(path => [path, git('show', `HEAD:${path}`)]));
}

function runTests(): Pick<RecordedCommit, 'test' | 'reports'> {
  const coverage = join(work, 'coverage');
  rmSync(coverage, { recursive: true, force: true });
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, ...testArguments(), '--root', work], {
    cwd: work,
    env: { PATH: process.env['PATH'], CI: 'true', NO_COLOR: '1' },
    stdio: 'ignore',
  });
  const test = status === 0 ? 'passed' : 'failed';
  if (!existsSync(join(coverage, 'lcov.info'))) return { test, reports: null };
  const read = (file: string) => withoutTraces(readFileSync(join(coverage, file), 'utf8'));
  return { test, reports: { lcov: read('lcov.info'), cobertura: read('cobertura-coverage.xml') } };
}

/** What the example's own `npm test` gives to vitest. */
function testArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(work, 'package.json'), 'utf8')) as {
    scripts: { test: string };
  };
  return scripts.test.split(' ').slice(1);
}

/** The tool writes where and when it ran; a recording has to be the same everywhere and every time. */
function withoutTraces(report: string): string {
  const atMs = String(firstCommitAt);
  return report.replaceAll(work, reportedRoot).replace(/ timestamp="\d+"/, ` timestamp="${atMs}"`);
}

function shaOf(name: RecordedName): string {
  const sha = shas.get(name);
  if (sha === undefined) throw new Error(`The history names ${name} before it makes it.`);
  return sha;
}

function git(...args: readonly string[]): string {
  return execGit(args, {});
}

function execGit(args: readonly string[], env: Record<string, string>): string {
  return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'commit.gpgSign=false', ...args], {
    cwd: work,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      PATH: process.env['PATH'],
      HOME: work,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Quotes',
      GIT_AUTHOR_EMAIL: 'quotes@harbour.example',
      GIT_COMMITTER_NAME: 'Quotes',
      GIT_COMMITTER_EMAIL: 'quotes@harbour.example',
      ...env,
    },
  });
}
