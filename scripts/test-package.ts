import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packs Rung, installs the package as a user would, and runs what it brings. */

const project = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'rung-package-'));
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

try {
  npm(project, 'pack', '--silent', '--pack-destination', work);
  const tarball = readdirSync(work).find(file => file.endsWith('.tgz')) ?? '';
  writeFileSync(join(work, 'package.json'), '{ "private": true }\n');
  npm(work, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`);

  expectRun(['--version'], 0, version);
  expectRun(['--help'], 0, 'coverage');
  expectRun(['playground'], 2, 'checkout');
  expectRun(['coverage', '--report', 'nothing.info', '--diff', 'nothing.diff'], 2, 'nothing');
  console.log(`rung ${version} packs, installs and runs.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync('npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Runs the installed `rung`; its output must hold `expected`, and an error must be one line. */
function expectRun(args: readonly string[], status: number, expected: string): void {
  const rung = join(work, 'node_modules/rung/dist/cli.js');
  const run = spawnSync(process.execPath, [rung, ...args], { cwd: work, encoding: 'utf8' });
  const output = run.stdout + run.stderr;
  const isOneLine = status === 0 || run.stderr.trim().split('\n').length === 1;
  if (run.status === status && output.includes(expected) && isOneLine) return;
  throw new Error(
    `rung ${args.join(' ')}: expected exit ${status} and "${expected}", found exit ${run.status} and:\n${output}`,
  );
}
