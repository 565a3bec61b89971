/**
 * npm run fuzz -- [--inputs 100000] [--seed n] [--format name]
 * npm run fuzz -- --replay <file>
 * Reads damaged reports and archives: each is read or refused in one line, within 2 s of the processor's time, and
 * nothing is left behind.
 */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '../seeded-random.ts';
import { judgeArchive, seedArchives } from './judge-archive.ts';
import { judgeReport, type Outcome } from './judge-report.ts';
import { keepInput } from './keep-input.ts';
import { mutate } from './mutate.ts';
import { seedReports } from './seed-reports.ts';
import { startWatchdog } from './watchdog.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    format: { type: 'string' },
    replay: { type: 'string' },
  },
});
const count = Number(values.inputs);
const maxMs = 2_000;
const maxFaults = 10;
const tellEvery = 100_000;
const maxGrownBytes = 64 * 1024 * 1024;
/** Archives are slower, and have little of their own beside the reports in them. */
const archiveEvery = 25;
const gzipEvery = 50;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
// Most inputs end in an error, and a long trace takes more time than the reading.
Error.stackTraceLimit = 4;
const prototypeNames = Object.getOwnPropertyNames(Object.prototype).join();

/** Of the processor's time: a busy machine may hold one up for long. */
async function judge(bytes: Buffer, kind: 'report' | 'archive', pieceBytes: number): Promise<Outcome> {
  const before = process.cpuUsage();
  const outcome = await (kind === 'archive' ? judgeArchive(bytes) : judgeReport(bytes, pieceBytes));
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1000;
  if (Object.getOwnPropertyNames(Object.prototype).join() !== prototypeNames)
    return { fault: 'Object.prototype was changed' };

  return tookMs > maxMs ? { fault: `it took ${Math.round(tookMs)} ms` } : outcome;
}

async function replay(file: string): Promise<void> {
  const bytes = readFileSync(file);
  // So `keepInput` calls it: a damaged archive may not be known by its beginning.
  const kind = basename(file) === 'archive' ? 'archive' : 'report';
  const outcome = await judge(bytes, kind, bytes.length);
  console.log(typeof outcome === 'string' ? outcome : `✕ ${outcome.fault}`);
  if (typeof outcome !== 'string') process.exitCode = 1;
}

async function fuzz(): Promise<void> {
  const reports = seedReports(values.format);
  const archives = seedArchives(reports);
  const random = seededRandom(Number(values.seed));
  const watchdog = startWatchdog();
  const outcomes = { read: 0, refused: 0 };
  const began = performance.now();
  let faults = 0;
  let usedAtFirst = 0;
  console.log(`seed ${values.seed}: ${count} inputs from ${reports.length} reports`);

  for (let index = 1; index <= count && faults < maxFaults; index++) {
    const kind = index % archiveEvery === 0 ? 'archive' : 'report';
    const seed = kind === 'archive' ? random.pick(archives) : random.pick(reports).bytes;
    const mutated = mutate(seed, random.pick(reports).bytes, random);
    const isCompressed = kind === 'report' && index % gzipEvery === 1;
    const bytes = isCompressed ? mutate(gzipSync(mutated), mutated, random) : mutated;
    watchdog.begin(bytes, kind);
    const outcome = await judge(bytes, kind, 1 + random.below(random.chance(0.1) ? 64 : 65_536));
    if (typeof outcome === 'string') outcomes[outcome]++;
    else {
      faults++;
      process.exitCode = 1;
      console.error(`✕ input ${index}: ${outcome.fault}\n  ${keepInput(bytes, kind)}`);
    }
    if (index === Math.ceil(count / 10)) usedAtFirst = heldBytes();
    if (index % tellEvery === 0 && index < count) console.log(`${index} inputs, ${faults} faults`);
  }
  await watchdog.end();

  const grown = heldBytes() - usedAtFirst;
  if (grown > maxGrownBytes) {
    process.exitCode = 1;
    console.error(`✕ ${Math.round(grown / 1024 / 1024)} MiB more are held than after a tenth of the inputs`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${outcomes.read} read, ${outcomes.refused} refused, ${faults} faults in ${seconds} s; at most ${peak} MiB`,
  );
}

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();

  return heapUsed + external;
}

await (values.replay === undefined ? fuzz() : replay(values.replay));
