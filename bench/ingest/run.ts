/**
 * npm run bench:ingest -- [--seconds 60] [--only embedded|postgresql] [--seed n] [--save]
 * How fast deliveries are stored and acknowledged while workers are busy, beside bare Probot, which stores nothing.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Figure, reportFigures } from '../report-figures.ts';
import { latencies, longest, perSecond, shares } from './describe-load.ts';
import { type Place, places } from './places.ts';
import { type Load, type LoadOptions, percentile, sendAtOnce, sendAtRate } from './send-load.ts';
import { signDeliveries } from './signed-deliveries.ts';
import { type Opponent, type RungProcess, startProbot, startRung } from './start-server.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const steadySeconds = Number(values.seconds);
// A short run has hardly warmed up.
const isLong = steadySeconds >= 10;
const floodSeconds = Math.ceil(steadySeconds / 2);
const raceSeconds = Math.min(10, steadySeconds);
const warmSeconds = Math.min(3, steadySeconds);
const deliveries = signDeliveries(4_000, Number(values.seed));
const meanKiB = deliveries.reduce((sum, { body }) => sum + body.length, 0) / deliveries.length / 1024;
const figures: Figure[] = [];

console.log(`seed ${values.seed}; ${deliveries.length} bodies of ${meanKiB.toFixed(0)} KiB on average`);
for (const [name, place] of Object.entries(places))
  if (values.only === undefined || values.only === name) await measure(place);
reportFigures('ingest', 'npm run bench:ingest', figures);

async function measure({ title, askedShare, open }: Place): Promise<void> {
  const before = await raceProbot();
  const place = await open();
  let rate: number;
  try {
    rate = await measureRung(title, await startRung(place.options));
  } finally {
    await place.remove();
  }
  const probotRate = (before + (await raceProbot())) / 2;
  const share = rate / probotRate;
  note(
    `${title}: throughput on 16 connections, ${rate.toFixed(0)} a second, beside bare Probot with an empty handler, ${probotRate.toFixed(0)} a second`,
    {
      reached: share.toFixed(2),
      asked: isLong ? `≥ ${askedShare}` : `≥ ${askedShare}, in a full run`,
      holds: share >= askedShare || !isLong,
    },
  );
}

async function raceProbot(): Promise<number> {
  const probot = await startProbot();
  try {
    return perSecond((await race('bare Probot', probot)).load);
  } finally {
    await probot.close();
  }
}

/** After a run that warms up. */
async function race(
  title: string,
  server: Opponent,
): Promise<{ load: Load; acknowledged: readonly string[] }> {
  const warm = await sendAtOnce(loadOf(server, 16, warmSeconds));
  const load = await sendAtOnce(loadOf(server, 16, raceSeconds));
  console.log(`${title}: ${perSecond(load).toFixed(0)} a second, ${latencies(load)}; ${shares(load)}`);

  return { load, acknowledged: [...warm.acknowledged, ...load.acknowledged] };
}

async function measureRung(title: string, rung: RungProcess): Promise<number> {
  try {
    const { load, acknowledged } = await race(title, rung);
    const steady = await sendAtRate({ ...loadOf(rung, 64, steadySeconds), perSecond: 200 });
    noteSteady(title, steady);
    const flood = await sendAtRate({ ...loadOf(rung, 256, floodSeconds), perSecond: 1_000 });
    noteFlood(title, flood);
    const all = [...acknowledged, ...steady.acknowledged, ...flood.acknowledged];
    const { missing, jobs, peakMiB } = await rung.check(all);
    console.log(`${title}: ${jobs} jobs ran meanwhile; ${peakMiB} MiB of memory at most`);
    note(
      `${title}: acknowledged deliveries, of ${all.length.toLocaleString('en')}, that were not stored and queued`,
      { reached: String(missing), asked: '0', holds: missing === 0 },
      ['F20'],
    );

    return perSecond(load);
  } finally {
    await rung.close();
  }
}

function loadOf({ url }: Opponent, connections: number, seconds: number): LoadOptions {
  return { url, deliveries, connections, seconds };
}

function noteSteady(title: string, load: Load): void {
  const [p50 = Number.NaN, p99 = Number.NaN] = [50, 99].map(p => percentile(load.latenciesMs, p));
  note(`${title}: acknowledgement at 200 a second for ${steadySeconds} s, workers busy`, {
    reached: `${latencies(load)}; ${shares(load)}`,
    asked: 'p50 ≤ 20 ms, p99 ≤ 250 ms, longest < 2 s; all 202',
    holds: p50 <= 20 && p99 <= 250 && longest(load.latenciesMs) < 2_000 && load.answers.size === 1,
  });
}

function noteFlood(title: string, load: Load): void {
  note(`${title}: 1,000 a second for ${floodSeconds} s`, {
    reached: `${shares(load)}; ${latencies(load)}`,
    asked: 'each answered 202, or 503 when busy',
    holds: [...load.answers.keys()].every(status => status === '202' || status === '503'),
  });
}

function note(
  what: string,
  figure: Pick<Figure, 'reached' | 'asked' | 'holds'>,
  rows: readonly string[] = [],
): void {
  figures.push({ rows, what, ...figure });
}
