/**
 * npm run chaos -- [--rounds 1000] [--postgres-rounds 200] [--points] [--seed n] [--save]
 * Kills the server again and again, at random moments and at named places, while people work on the stand-in for GitHub.
 * With --points every round aims at one of the places, until the server was killed at each.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { withTemporaryDatabase } from '../temporary-database.ts';
import { openCast } from './cast.ts';
import type { DeedName } from './deeds.ts';
import { createDrama, type DramaTotals } from './drama.ts';
import { createKillPlan, type KillPlan } from './kill-plan.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    'postgres-rounds': { type: 'string', default: '200' },
    points: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const roundsBetweenLooks = 50;

console.log(`seed ${seed}`);
const directory = await mkdtemp(join(tmpdir(), 'rung-chaos-'));
try {
  const embedded = await play('embedded database', Number(values.rounds), 1, {
    dataDir: join(directory, 'data'),
  });
  const postgres = await onPostgres(Number(values['postgres-rounds']));
  const [suffix, option] = values.points ? ['-points', ' --points'] : ['', ''];
  if (embedded.length > 0)
    reportFigures(`chaos-embedded${suffix}`, `npm run chaos -- --postgres-rounds 0${option}`, embedded);
  if (postgres.length > 0)
    reportFigures(`chaos-postgresql${suffix}`, `npm run chaos -- --rounds 0${option}`, postgres);
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function onPostgres(rounds: number): Promise<readonly Figure[]> {
  if (rounds === 0) return [];

  return await withTemporaryDatabase('npm run chaos', databaseUrl =>
    play('PostgreSQL, two instances', rounds, 2, { databaseUrl }),
  );
}

async function play(
  where: string,
  rounds: number,
  count: number,
  database: ServerOptions['database'],
): Promise<readonly Figure[]> {
  if (rounds === 0) return [];
  const patienceMs = count > 1 || values.points ? 4_000 : 1_500;
  const plan = createKillPlan(patienceMs, values.points ? 1 : 0.5);
  let deed: DeedName | null = null;
  let isAmidRound = false;
  const details: string[] = [];
  const cast = await openCast({
    ...{ database, count },
    onPass: point => plan.passed(point, deed, isAmidRound),
    onWarning: text => values.verbose && console.log(`  ${text}`),
  });
  const drama = createDrama({
    ...{ cast, plan, count, random: seededRandom(seed) },
    onDeed: name => {
      deed = name;
    },
    onDetail: text => details.push(text),
  });
  const began = performance.now();
  const told = new Set<string>();
  try {
    await drama.rehearse();
    say(where, 0, drama.totals, plan, began);
    for (let round = 1; round <= rounds; round += 1) {
      isAmidRound = true;
      await drama.round();
      isAmidRound = false;
      const isOver = values.points && round >= roundsBetweenLooks && missed(plan).length === 0;
      if (round % roundsBetweenLooks !== 0 && round !== rounds && !isOver) continue;
      await drama.verify();
      say(where, round, drama.totals, plan, began);
      tell(drama.totals, details, told);
      if (isOver) break;
    }
  } finally {
    await cast.close();
  }
  printPoints(plan);
  // Once more, since of a long output the end is what is kept.
  for (const line of [...problemsOf(drama.totals), ...details]) console.log(`  ${line}`);

  return figuresOf(values.points ? `${where}, aimed at sync points` : where, rounds, drama.totals, plan);
}

function diedAt(plan: KillPlan): number {
  return plan.deaths.size - missed(plan).length;
}

/** Where no server was killed, though one passed there. */
function missed({ deaths }: KillPlan): readonly string[] {
  return [...deaths].filter(([, times]) => times === 0).map(([point]) => point);
}

function say(where: string, round: number, totals: DramaTotals, plan: KillPlan, began: number): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  const left = missed(plan);
  const few = left.length > 0 && left.length <= 5 ? `, not ${left.join(', ')}` : '';
  console.log(
    `${where}: ${round} rounds in ${seconds} s, ${totals.kills} kills (${totals.killsAtPoints} at sync points, ${diedAt(plan)} of ${plan.deaths.size} of them${few}), ${totals.acknowledged} acknowledged, ${problemsOf(totals).length} problems, ${totals.dead} dead letters`,
  );
}

/** At once: a run that is ended early has told them too. */
function tell(totals: DramaTotals, details: readonly string[], told: Set<string>): void {
  for (const line of [...problemsOf(totals), ...details].filter(each => !told.has(each))) {
    told.add(line);
    console.log(`  ${line}`);
  }
}

function problemsOf({ lost, doubled, wrong }: DramaTotals): readonly string[] {
  return [...lost.map(guid => `lost: ${guid}`), ...doubled, ...wrong];
}

function printPoints({ deaths }: KillPlan): void {
  const lines = [...deaths].toSorted(([a], [b]) => a.localeCompare(b));
  for (const [point, times] of lines) console.log(`  ${String(times).padStart(4)} × ${point}`);
}

function figuresOf(where: string, rounds: number, totals: DramaTotals, plan: KillPlan): readonly Figure[] {
  const kills = totals.kills.toLocaleString('en');
  const points = plan.deaths.size;
  const left = missed(plan).toSorted();
  // A short run cannot die everywhere.
  const isLong = values.points || rounds >= 4 * points;

  return [
    figure(['F1', 'F27'], `acknowledged deliveries lost in ${kills} kills, ${where}`, totals.lost.length),
    figure(
      ['F1', 'F2'],
      `effects that stand twice on GitHub after ${kills} kills, ${where}`,
      totals.doubled.length,
    ),
    figure(
      ['F1', 'F4'],
      `check runs, comments and replies that are not as without kills, ${where}`,
      totals.wrong.length,
    ),
    {
      ...{ rows: ['F1'], what: `sync points at which the server was killed, ${where}` },
      reached: `${points - left.length} of ${points}${left.length > 0 && isLong ? `, not ${left.join(', ')}` : ''}`,
      asked: isLong ? 'all' : 'all, in a full run',
      holds: !isLong || left.length === 0,
    },
  ];
}

function figure(rows: readonly string[], what: string, reached: number): Figure {
  return { rows, what, reached: String(reached), asked: '0', holds: reached === 0 };
}
