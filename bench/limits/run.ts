/**
 * npm run limits -- [--jobs 10000] [--installations 40] [--seed n] [--save]
 * Two servers do a flood of jobs against a GitHub that enforces its limits. What is simulated: GitHub (the stand-in,
 * over HTTP) and time, which moves on when nothing is under way. What is real: use cases, write gateway, lanes and
 * budgets, in an embedded database.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentLog } from '../../src/model/log.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';
import { checkPullRequest } from '../../src/usecases/check-pull-request.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { JobLine } from './job-line.ts';
import { createServer } from './server.ts';
import { type Change, type Firm, openChange, openFirm, wrongAnswers } from './town.ts';
import { VirtualTime } from './virtual-time.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '10000' },
    installations: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const jobs = Number(values.jobs);
const installations = Math.min(Number(values.installations), Math.ceil(jobs / 30));
const random = seededRandom(Number(values.seed));
const minuteMs = 60_000;
/** Opened, its workflow ended, the quiet time is over; some of these are one job. */
const jobsEach = 2;
const floodMs = 3 * minuteMs;
/** Of two servers with four each. */
const workers = 8;
/** Of a firm with many developers. */
const steadyPullRequestsAnHour = 30;
const longestWaitMinutes = 60;

console.log(`seed ${values.seed}; two servers; GitHub and time are simulated`);
const time = new VirtualTime(new Date('2026-03-02T09:00:00Z'));
const directory = await mkdtemp(join(tmpdir(), 'rung-limits-'));
const github = await startGitHub({ clock: time.now, limits: { secondary: 'enforced' } });
const { store } = await openStore(
  { dataDir: join(directory, 'data') },
  { log: silentLog, now: time.now, enqueueDeliveries: async () => new Set() },
);
try {
  const figures = [...(await flood(github, store)), ...(await steady(github, store))];
  reportFigures('limits', 'npm run limits', figures);
} finally {
  await store.close();
  await github.close();
  await rm(directory, { recursive: true, force: true });
}

/** Every pull request of all installations is opened within three minutes. */
async function flood(standIn: StandIn, database: Store): Promise<readonly Figure[]> {
  const firms = Array.from({ length: installations }, (_, index) => openFirm(standIn, `firm-${index}`, 2));
  const count = Math.ceil(jobs / jobsEach);
  const { line, changes } = await play(standIn, database, firms, { count, withinMs: floodMs });
  const { done, putOff, failed, longestWaitMs } = line.totals;
  const refused = standIn.journal.entries.filter(({ status }) => status === 403 || status === 429).length;
  const wrong = wrongAnswers(changes, standIn.app.slug);
  for (const each of [
    ...wrong.slice(0, 5),
    ...standIn.violations.slice(0, 5).map(each => JSON.stringify(each)),
  ])
    console.log(each);
  const of = `${done.toLocaleString('en')} jobs of ${installations} installations`;

  return [
    figure(`violations of GitHub's limits in ${of}`, standIn.violations.length, 0),
    figure('requests that GitHub refused for a limit', refused, 0),
    figure('jobs that failed', failed, 0),
    figure(
      `pull requests of ${count.toLocaleString('en')} that do not end with one right answer of each kind`,
      wrong.length,
      0,
    ),
    {
      rows: ['F8'],
      what: `longest that a job waited (${putOff.toLocaleString('en')} times one was put off)`,
      reached: `${(longestWaitMs / minuteMs).toFixed(1)} min`,
      asked: `≤ ${longestWaitMinutes} min`,
      holds: longestWaitMs <= longestWaitMinutes * minuteMs,
    },
  ];
}

/** An hour of usual work in one more installation. */
async function steady(standIn: StandIn, database: Store): Promise<readonly Figure[]> {
  const firm = openFirm(standIn, 'steady', 5);
  standIn.journal.clear();
  await play(standIn, database, [firm], { count: steadyPullRequestsAnHour, withinMs: 60 * minuteMs });
  const spent = standIn.journal.entries.filter(
    ({ path, kind }) => path.startsWith('/repos/steady/') && kind !== 'notModified',
  ).length;
  const share = spent / standIn.limits.requestsPerHour;

  return [
    {
      rows: ['F25'],
      what: `share of the hourly quota that ${steadyPullRequestsAnHour} pull requests an hour use`,
      reached: `${(share * 100).toFixed(1)}%`,
      asked: '≤ 25%',
      holds: share <= 0.25,
    },
  ];
}

async function play(
  standIn: StandIn,
  database: Store,
  firms: readonly Firm[],
  { count, withinMs }: { count: number; withinMs: number },
) {
  // So many comments would open the storm breaker, and only a person closes it: another subject.
  const parts = { github: standIn, time, random, log: silentLog, mostNewComments: 2 * jobs };
  const start = () => createServer({ ...parts, store: time.tracked(database) });
  const servers = [start(), start()] as const;
  const line = new JobLine(time, workers);
  const changes: Change[] = [];
  const startMs = time.now().getTime();

  function check({ repository, pull }: Change, at: Date): void {
    const [owner = '', name = ''] = repository.fullName.split('/');
    const installationId =
      firms.find(({ repositories }) => repositories.includes(repository))?.installationId ?? 0;
    const ref = { repository: { installationId, id: repository.id, owner, name }, number: pull.number };
    line.request(`${repository.fullName}#${pull.number}`, at, async () => {
      const { recheckAt } = await checkPullRequest(random.pick(servers), ref);
      if (recheckAt !== null) check({ repository, pull, finish() {} }, recheckAt);
    });
  }

  for (let index = 0; index < count; index += 1) {
    const firm = firms[index % firms.length];
    const repository = firm?.repositories[random.below(firm.repositories.length)];
    if (repository === undefined) throw new Error('There is no repository.');
    const openedMs = startMs + random.below(withinMs);
    line.happens(`open ${index}`, new Date(openedMs), async () => {
      const change = openChange(repository, `change-${index}`, random);
      changes.push(change);
      check(change, time.now());
      line.happens(
        `finish ${index}`,
        new Date(openedMs + minuteMs + random.below(2 * minuteMs)),
        async () => {
          change.finish();
          check(change, time.now());
        },
      );
    });
  }
  await line.work(progress(line, changes));

  return { line, changes };
}

function progress(line: JobLine, changes: readonly Change[]): () => void {
  let told = performance.now();

  return () => {
    if (performance.now() - told < (process.stdout.isTTY ? 1_000 : 15_000)) return;
    told = performance.now();
    const { done, putOff } = line.totals;
    console.log(
      `${time.now().toISOString().slice(11, 19)}: ${done} jobs done, ${putOff} put off, ${changes.length} pull requests open`,
    );
  };
}

function figure(what: string, reached: number, asked: number): Figure {
  return { rows: ['F8'], what, reached: String(reached), asked: String(asked), holds: reached === asked };
}
