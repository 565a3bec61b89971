/**
 * npm run year -- [--repositories 50] [--weeks 52] [--kills 0.3] [--seed n] [--save]
 * A year of what people do, in repositories of two installations, on a clock that is moved week by week: two instances
 * on PostgreSQL, one of which is killed amid the turns of some weeks. What Rung files and says is counted.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openCast, settleCast } from '../chaos/cast.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { withTemporaryDatabase } from '../temporary-database.ts';
import { knownIssues, turnsLeft } from './ask-database.ts';
import { foundHomes } from './found-homes.ts';
import { type Home, live } from './people.ts';
import { silence, watchWeek, watchWrites } from './watch-noise.ts';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '50' },
    weeks: { type: 'string', default: '52' },
    kills: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const weekMs = 7 * 24 * 3_600_000;
const patienceMs = 240_000;
const weeks = Number(values.weeks);
const random = seededRandom(Number(values.seed));

console.log(`seed ${values.seed}`);
reportFigures('year', 'npm run year', await withTemporaryDatabase('npm run year', play));

async function play(databaseUrl: string): Promise<readonly Figure[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const cast = await openCast({
    ...{ database: { databaseUrl }, count: 2, onPass() {} },
    // What comes within ten minutes is counted by the database's clock, for which a year is an hour.
    change: { mostNewComments: 1_000_000 },
    onWarning: text => values.verbose && console.log(`  ${text}`),
  });
  const { github } = cast;
  const noise = silence();
  const last = new Map<string, { sent: string; at: Date }>();
  let kills = 0;
  let sent = 0;

  async function haveTurns(homes: readonly Home[], isDangerous: boolean): Promise<void> {
    const refs = homes.map(({ repository }) => ({
      ...{ installationId: github.world.installation(repository.record.owner.login).id, id: repository.id },
      ...{ owner: repository.record.owner.login, name: repository.record.name },
    }));
    cast.living[0]?.life.askForTurns(refs);
    if (isDangerous) {
      await sleep(random.below(4_000));
      await cast.living[random.below(cast.living.length)]?.life.kill();
      kills += 1;
      await cast.raise();
      // What it had not queued yet: the hourly sweep would ask for all that are overdue.
      cast.living[0]?.life.askForTurns(refs);
    }
    const deadline = performance.now() + patienceMs;
    while ((await turnsLeft(pool, cast.now())) > 0) {
      if (performance.now() > deadline) throw new Error('The turns do not end.');
      await sleep(200);
    }
    await settleCast(cast);
  }

  /** What was sent to the one that died. */
  async function redeliverFailed(): Promise<void> {
    const { deliveries } = github;
    const told = new Set(
      deliveries.log.filter(one => one.outcome?.statusCode === 202).map(({ guid }) => guid),
    );
    for (const guid of new Set(deliveries.log.map(one => one.guid)))
      if (!told.has(guid)) {
        cast.sendTo(sent++);
        deliveries.redeliver(guid);
      }
    await deliveries.idle();
    deliveries.log.length = 0;
    await settleCast(cast);
  }

  try {
    await cast.raise();
    cast.sendTo(sent++);
    const homes = foundHomes(github, Number(values.repositories));
    await settleCast(cast);
    await haveTurns(homes, false);
    for (let week = 1; week <= weeks; week += 1) {
      for (const home of homes) {
        cast.sendTo(sent++);
        live(home, random, cast.now());
      }
      await settleCast(cast);
      cast.moveClock(weekMs);
      await haveTurns(homes, random.chance(Number(values.kills)));
      await redeliverFailed();
      watchWeek(noise, homes, await knownIssues(pool), cast.now());
      watchWrites(noise, github, homes, last);
      if (week % 4 === 0 || week === weeks)
        console.log(`week ${week}: ${noise.filed.size} issues, ${noise.comments} comments, ${kills} kills`);
    }
  } finally {
    await cast.close();
    await pool.end();
  }

  const of = `${values.repositories} repositories in ${weeks} weeks, two instances, ${kills} kills`;
  return [
    figure(`issues beyond the budget, of ${noise.filed.size} in ${of}`, noise.overBudget),
    figure(`second maturity issues, and improvements that are open twice, ${of}`, noise.doubled),
    figure(`issues on GitHub that Rung does not know, ${of}`, noise.orphans),
    figure(
      `writes that repeat the last one (${noise.comments} comments and their like), ${of}`,
      noise.equalWrites,
    ),
    figure(`what a maintainer closed as not planned, and is open again, ${of}`, noise.lostDecisions),
  ];
}

function figure(what: string, wrong: readonly string[]): Figure {
  for (const one of wrong.slice(0, 10)) console.log(`  ${one}`);

  return { rows: ['F15'], what, reached: String(wrong.length), asked: '0', holds: wrong.length === 0 };
}
