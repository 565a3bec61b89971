import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashesOfNode } from './crashes-of-node.ts';
import { findChromium } from './find-chromium.ts';

/** Runs all that CI runs, every step even after a failed one, and ends with the sum of the tests. */

interface Step {
  readonly title: string;
  readonly command: readonly string[];
  /** A run of vitest: its tests are counted, and there must be some. Another step counts only when it fails. */
  readonly countsTests?: boolean;
  /** Takes the test files to run: one under which Node crashed is run once more. */
  readonly takesFiles?: boolean;
  /** Why it cannot run here: said, and left out. */
  readonly missing?: string | undefined;
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const steps: readonly Step[] = [
  { title: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { title: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  { title: 'tests', command: ['npm', 'test', '--'], countsTests: true, takesFiles: true },
  {
    title: 'store and queue on PostgreSQL',
    command: ['npm', 'run', '--silent', 'test:postgres', '--'],
    countsTests: true,
  },
  {
    title: 'page in a browser',
    command: ['npm', 'run', '--silent', 'test:browser', '--'],
    countsTests: true,
    missing:
      findChromium() === undefined ? 'no Chromium here; install it, or name it in CHROMIUM' : undefined,
  },
  // Short forms: the long ones are for people, and their figures stand in docs/reliability.md.
  {
    title: 'killed again and again',
    command: ['npm', 'run', '--silent', 'chaos', '--', '--rounds', '20', '--postgres-rounds', '4'],
  },
  {
    title: 'every delivery twice',
    command: ['npm', 'run', '--silent', 'doubles', '--', '--count', '300'],
  },
  {
    title: 'down for days',
    command: ['npm', 'run', '--silent', 'outage', '--', '--repositories', '30'],
  },
  {
    title: 'a Monday of many repositories',
    command: ['npm', 'run', '--silent', 'ladder:scale', '--', '--repositories', '100', '--hourly', '1000'],
  },
  { title: 'damaged reports', command: ['npm', 'run', '--silent', 'fuzz', '--', '--inputs', '50000'] },
  { title: 'package', command: ['npm', 'run', '--silent', 'test:package'] },
  { title: 'image', command: ['npm', 'run', '--silent', 'test:image'] },
  { title: 'playground', command: ['npm', 'run', '--silent', 'playground', '--', '--once'] },
];

const keptCharacters = 4_000;
/** Of one step. One that hangs must not keep the others, and the sum, from being told. */
const longestMs = 40 * 60_000;
const reports = mkdtempSync(join(tmpdir(), 'rung-check-'));
const project = join(import.meta.dirname, '..');
const failedSteps: string[] = [];
const failedTests: string[] = [];
let passed = 0;
let failed = 0;

for (const [index, step] of steps.entries()) {
  console.log(`\n▶ ${step.title}`);
  if (step.missing !== undefined) {
    console.log(`▫ ${step.title}: left out: ${step.missing}`);
    continue;
  }
  const startedAtMs = Date.now();
  const report = join(reports, `${index}.json`);
  let { isGood, end } = await run(step, report);
  let tests = countTests(report);
  const crashes = step.takesFiles && tests.failed.length === 0 ? crashesOfNode(end, project) : [];
  if (!isGood && crashes.length > 0) {
    for (const { file, signal } of crashes)
      console.log(`Node itself crashed (${signal}) under ${file}, which is run once more.`);
    const files = crashes.map(({ file }) => file);
    tests = countTests(report, files);
    ({ isGood, end } = await run({ ...step, command: [...step.command, ...files] }, report));
    const again = countTests(report);
    tests = { passed: tests.passed + again.passed, failed: again.failed };
  }
  const isGreen = isGood && (!step.countsTests || tests.passed > 0);
  passed += tests.passed;
  failed += Math.max(tests.failed.length, isGreen ? 0 : 1);
  failedTests.push(...tests.failed);
  // No test failed, or no tests are counted: an error outside of them, and only the output tells which.
  if (!isGreen && tests.failed.length === 0)
    failedTests.push(`${step.title}, the end of its output:\n${end}`);
  if (!isGreen) failedSteps.push(step.title);
  const seconds = Math.round((Date.now() - startedAtMs) / 1000);
  console.log(`${isGreen ? '✓' : '✕'} ${step.title} (${seconds} s)`);
}
rmSync(reports, { recursive: true });

// Once more at the end: whoever reads a cut log has at least this.
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
for (const test of failedTests) console.log(`\n✕ ${test}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Passes the output on as it comes, and keeps its end. */
async function run(
  { command, countsTests }: Step,
  report: string,
): Promise<{ isGood: boolean; end: string }> {
  const [program = '', ...rest] = command;
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(program, countsTests ? [...rest, ...reporting] : rest, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    // Servers are started hundreds of times: what Node made of their code is kept for the next one.
    env: { ...process.env, NODE_COMPILE_CACHE: join(reports, 'compile-cache') },
    // A group of its own: what the step has started ends with it.
    detached: true,
  });
  const endAll = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
  const endMyself = () => {
    endAll();
    process.exit(1);
  };
  process.once('SIGINT', endMyself).once('SIGTERM', endMyself);
  let end = '';
  const hanging = setTimeout(() => {
    console.log(`ended: it takes longer than ${longestMs / 60_000} min`);
    endAll();
  }, longestMs);
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      end = (end + text).slice(-keptCharacters);
    });
  const [status] = await once(child, 'close');
  clearTimeout(hanging);
  process.off('SIGINT', endMyself).off('SIGTERM', endMyself);

  return { isGood: status === 0, end };
}

/** @param without files, as paths in the project, that do not count */
function countTests(
  report: string,
  without: readonly string[] = [],
): { passed: number; failed: readonly string[] } {
  if (!existsSync(report)) return { passed: 0, failed: [] };
  const all = (JSON.parse(readFileSync(report, 'utf8')) as VitestReport).testResults;
  const testResults = all.filter(({ name }) => !without.some(file => name === join(project, file)));
  const passed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'passed'),
  ).length;
  const failed = testResults.flatMap(({ name, message, assertionResults }) => [
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        describeFailure(`${name}: ${fullName}`, failureMessages.join('\n')),
      ),
    // A file that fails as a whole, in a hook or while it is loaded.
    ...(message ? [describeFailure(name, message)] : []),
  ]);
  return { passed, failed };
}

function describeFailure(name: string, message: string): string {
  return `${name.replace(`${project}/`, '')}\n${message.split('\n').slice(0, 12).join('\n')}`;
}
