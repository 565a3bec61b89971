/**
 * npm run outage -- [--repositories 300] [--deliveries 5000] [--seed n] [--save] [--verbose]
 * Rung is down for two days, and then for ten, while people work on the stand-in for GitHub; then it starts again.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type AppOptions, startApp } from '../../src/app.ts';
import type { StartServer } from '../../src/playground/scenario/server.ts';
import { openStage } from '../../src/playground/scenario/stage.ts';
import { reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { notMadeGood } from './check-end.ts';
import { countByOperation, countByPurpose, purposeOf } from './requests-by-purpose.ts';
import {
  createRepositories,
  installEverywhere,
  mergeOne,
  type OpenPull,
  openPull,
  pushMore,
  runCi,
} from './world.ts';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '300' },
    deliveries: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const repositoryCount = Number(values.repositories);
const wantedDeliveries = Number(values.deliveries ?? Math.round((5_000 / 300) * repositoryCount));
const [still, pushed, opened] = [60, 20, 20].map(count =>
  Math.max(1, Math.round((count / 300) * repositoryCount)),
);
const random = seededRandom(Number(values.seed));
const hourMs = 3_600_000;
console.log(`seed ${values.seed}`);

let aheadMs = 0;
let isMeasured = false;
/** While the world is built, Rung need not keep GitHub's pace; afterwards it runs with its usual settings. */
const start: StartServer = options => {
  const { writePace, ...usual } = options;
  const change = isMeasured
    ? { quietTimeMs: 30_000, debounceMs: 1_000, sweepEveryMs: 60_000, checkDeadlineMs: hourMs }
    : writePace && { writePace };

  return startApp({ ...usual, ...change } as AppOptions);
};
const startedAt = performance.now();
const tell = (line: string) =>
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);

let stage = await openStage({ startServer: start, clock: () => new Date(Date.now() + aheadMs) });
const { github } = stage;
try {
  const repositories = createRepositories(github, repositoryCount);
  const at = (index: number) => repositories[index % repositories.length] ?? fail();
  const place = random.shuffled(repositories);
  const next = () => place.shift() ?? at(random.below(repositoryCount));
  const judged: OpenPull[] = Array.from({ length: (still ?? 0) + (pushed ?? 0) }, () => {
    const repository = next();

    return { repository, pull: openPull(repository) };
  });
  for (const one of judged) runCi(one);
  installEverywhere(github);
  await rest('the world is judged');
  tell(`${repositoryCount} repositories, ${judged.length} open pull requests, all judged`);

  const changing = judged.slice(still);
  const commands: { repository: OpenPull['repository']; commentId: number }[] = [];
  const released: { repository: OpenPull['repository']; headSha: string }[] = [];
  const fresh: OpenPull[] = [];
  await stage.server.close();
  aheadMs += hourMs;
  const before = github.deliveries.log.length;
  const happenings = [
    ...changing.map(one => () => {
      pushMore(one);
      runCi(one);
    }),
    ...Array.from({ length: opened ?? 0 }, () => () => {
      const repository = next();
      const one = { repository, pull: openPull(repository) };
      runCi(one);
      fresh.push(one);
    }),
    ...changing.slice(0, 5).map(({ repository, pull }) => () => {
      const { id } = repository.conversation.comment(pull.number, '/rung explain ci-status', 'ada');
      commands.push({ repository, commentId: id });
    }),
    ...Array.from({ length: 5 }, (_, i) => () => {
      const repository = at(i * 7);
      repository.startWorkflowRun().begin().complete({ conclusion: 'success' });
      repository.publishRelease('v1.0.0', { body: 'What changed.' });
      released.push({ repository, headSha: repository.tip() });
    }),
    () => {
      at(3).push('main', { '.github/rung.yml': 'profile: library\n' });
    },
  ];
  const rounds = random.shuffled(happenings);
  const steps = Math.max(rounds.length, Math.round(wantedDeliveries / 15));
  for (
    let step = 0;
    github.deliveries.log.length - before < wantedDeliveries || rounds.length > 0;
    step += 1
  ) {
    if (step % Math.max(1, Math.floor(steps / (happenings.length + 1))) === 0) rounds.pop()?.();
    // What was released is merged no further, so that it can be looked for.
    const repository = at(random.below(repositoryCount));
    if (!released.some(one => one.repository === repository)) mergeOne(repository, random);
    await github.deliveries.idle();
    aheadMs += (47 * hourMs) / steps;
  }
  aheadMs += hourMs;
  const missed = github.deliveries.log.length - before;
  tell(
    `down for two days: ${missed} deliveries, ${changing.length + fresh.length} open pull requests changed, ${still} did not`,
  );

  const open = [...judged, ...fresh];
  const two = await comeBack('two days', () => notMadeGood(open, commands, released));

  await stage.server.close();
  for (const one of open) {
    pushMore(one);
    runCi(one);
  }
  await github.deliveries.idle();
  aheadMs += 240 * hourMs;
  tell(`down for ten days: ${open.length} open pull requests changed`);
  const ten = await comeBack('ten days', () => notMadeGood(open, commands, released));
  const forThousand = (ten.seconds / open.length) * 1_000;

  const all = two.requests;
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  const scaled = repositoryCount === 300 ? '' : `, ${repositoryCount} repositories`;
  reportFigures('outage', 'npm run outage', [
    {
      rows: ['F5'],
      what: `what two days of ${missed} missed deliveries leave open${scaled}`,
      reached: String(two.left.length),
      asked: '0',
      holds: two.left.length === 0,
    },
    {
      rows: ['F5'],
      what: `time until it is made good${scaled}`,
      reached: minutes(two.seconds),
      asked: '≤ 15 min',
      holds: two.seconds <= 900,
    },
    {
      rows: ['F5'],
      what: `requests it takes${scaled}`,
      reached: String(all),
      asked: '≤ 2,000',
      holds: all <= 2_000,
    },
    {
      rows: ['F5'],
      what: `beyond the window: time for 1,000 changed pull requests, measured with ${open.length}`,
      reached: minutes(forThousand),
      asked: '≤ 60 min',
      holds: ten.left.length === 0 && forThousand <= 3_600,
    },
    {
      rows: ['F5'],
      what: 'requests that GitHub does not understand',
      reached: String(github.journal.invalid().length),
      asked: '0',
      holds: github.journal.invalid().length === 0,
    },
  ]);
} finally {
  await stage.close();
}

async function comeBack(what: string, look: () => readonly string[]) {
  github.journal.clear();
  isMeasured = true;
  const from = performance.now();
  stage = await stage.restart();
  await rest(`what was missed in ${what} is made good`);
  const seconds = (performance.now() - from) / 1000;
  const { entries } = github.journal;
  const counts = countByPurpose(entries);
  const left = look();
  const found = entries.findLast(entry => purposeOf(entry) === 'discovery')?.at.getTime() ?? 0;
  const foundAfter = (found - (entries[0]?.at.getTime() ?? 0)) / 1000;
  const judgedPulls = new Set(
    entries
      .filter(({ method, path }) => method === 'GET' && /\/pulls\/\d+$/.test(path))
      .map(({ path }) => path),
  ).size;

  tell(`made good in ${seconds.toFixed(0)} s: all that changed was found after ${foundAfter.toFixed(0)} s`);
  console.table(counts);
  tell(
    `${judgedPulls} pull requests judged, ${(counts.judging / Math.max(1, judgedPulls)).toFixed(1)} requests each, and a token for each repository`,
  );
  if (values.verbose) console.table(countByOperation(entries));
  for (const line of left.slice(0, 20)) tell(`left: ${line}`);

  return { seconds, left, requests: entries.length };
}

/** Until no job waits: more patience than a story has. */
async function rest(what: string): Promise<void> {
  const until = performance.now() + 20 * 60_000;
  for (let quiet = 0; quiet < 5; ) {
    if (performance.now() > until) throw new Error(`Waited 20 min in vain until ${what}.`);
    await sleep(200);
    await github.deliveries.idle();
    const { waiting, scheduled, active } = await stage.server.queue.depth();
    const { accepted, processed } = await stage.server.store.inbox.counts();
    quiet = waiting + scheduled + active === 0 && processed >= accepted ? quiet + 1 : 0;
    if (values.verbose && quiet === 0)
      process.stdout.write(`\r${what}: ${waiting + scheduled + active} jobs   `);
  }
}

function fail(): never {
  throw new Error('There is no repository.');
}
