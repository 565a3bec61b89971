/**
 * npm run bench:coverage -- [--percent 100] [--rounds 7] [--seed n] [--save]
 * How long large reports take, beside a bare pass over the same file in the same process, and how much memory the
 * command takes. `--percent` makes smaller reports, whose ratios are not judged.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readChunks } from '../../src/commands/coverage/read-chunks.ts';
import { parseReport } from '../../src/coverage/parse-report.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { parseXml, splitLines } from './bare-passes.ts';
import { runCoverageCommand } from './run-command.ts';
import { changedFiles, writeDiff, writeRepository } from './write-change.ts';
import { type ReportSize, writeCobertura, writeLcov } from './write-reports.ts';

const { values } = parseArgs({
  options: {
    percent: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '7' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const share = Number(values.percent) / 100;
const isFull = share >= 1;
const rounds = Number(values.rounds);
const peakMiB = 200;
const directory = mkdtempSync(join(tmpdir(), 'rung-bench-coverage-'));
const figures: Figure[] = [];

interface Subject {
  readonly title: string;
  readonly path: string;
  readonly files: number;
}

console.log(`seed ${values.seed}`);
try {
  const lcov = make('lcov', writeLcov, 2_500, 3_150);
  const cobertura = make('Cobertura', writeCobertura, 1_000, 3_800);
  await measureRatio(lcov, splitLines, 'only splitting it into lines', 4);
  await measureRatio(cobertura, parseXml, 'saxes with empty handlers', 1.7);
  for (const subject of [
    make('lcov', writeLcov, 250, 3_150),
    lcov,
    make('lcov', writeLcov, 7_500, 3_150),
    cobertura,
  ])
    await measureCommand(subject, writeDiff(directory, subject.files));
  const repository = join(directory, 'repository');
  mkdirSync(repository);
  await measureCommand(lcov, writeRepository(repository, lcov.files), repository);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
reportFigures('coverage', 'npm run bench:coverage', figures);

function make(
  format: string,
  write: (path: string, size: ReportSize) => void,
  files: number,
  lines: number,
): Subject {
  const path = join(directory, `${format}-${files}`);
  write(path, { files, lines: Math.max(100, Math.round(lines * share)), seed: Number(values.seed) });
  const megabytes = Math.round(statSync(path).size / 1_000_000);

  return { title: `${format}, ${megabytes} MB over ${files.toLocaleString('en')} files`, path, files };
}

/** The medians of rounds in which both take turns, after one that warms up. */
async function measureRatio(
  { title, path, files }: Subject,
  bare: (chunks: AsyncIterable<Uint8Array>) => Promise<unknown>,
  bareTitle: string,
  asked: number,
): Promise<void> {
  const kept = new Set(changedFiles(files));
  const times: { bare: number; rung: number }[] = [];
  for (let round = 0; round <= rounds; round++)
    times.push({
      bare: await secondsOf(() => bare(readChunks(path))),
      rung: await secondsOf(() => parseReport(readChunks(path), one => kept.has(one))),
    });
  const [bareSeconds, seconds] = [
    median(times.slice(1).map(one => one.bare)),
    median(times.slice(1).map(one => one.rung)),
  ];
  const ratio = seconds / bareSeconds;
  figures.push({
    rows: [],
    what: `${title}: time to read it, ${seconds.toFixed(2)} s, beside ${bareTitle}, ${bareSeconds.toFixed(2)} s`,
    reached: `${ratio.toFixed(2)} times`,
    asked: isFull ? `≤ ${asked} times` : `≤ ${asked} times, in a full run`,
    holds: ratio <= asked || !isFull,
  });
}

async function measureCommand(
  { title, path }: Subject,
  options: readonly string[],
  repository?: string,
): Promise<void> {
  const run = await runCoverageCommand([...options, '--report', path], repository ?? directory);
  figures.push({
    rows: [],
    what: `${title}: memory of \`rung coverage\`${repository === undefined ? '' : ' in a repository'}, 40 files changed, ${run.seconds.toFixed(1)} s in all`,
    reached: `${run.peakMiB.toFixed(0)} MiB`,
    asked: `≤ ${peakMiB} MiB`,
    holds: run.peakMiB <= peakMiB,
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();

  return (performance.now() - started) / 1000;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((first, second) => first - second);

  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
