import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { runPlayground } from '../../../src/playground/run.ts';
import { playWeeks } from '../../../src/playground/scenario/chapters/play-weeks.ts';
import { describeOutcome } from '../../../src/playground/scenario/document.ts';
import { createNarrator } from '../../../src/playground/scenario/narrator.ts';
import { playScenario } from '../../../src/playground/scenario/play.ts';
import { openStage } from '../../../src/playground/scenario/stage.ts';
import { sumUp } from '../../../src/playground/scenario/sum-up.ts';
import { makeEmbedded } from '../../support/database.ts';

let outcome: Awaited<ReturnType<typeof describeOutcome>>;
let mainSha: string;
const place = await makeEmbedded();
afterAll(() => place.remove());

beforeAll(async () => {
  const stage = await openStage({ startServer: startApp, database: place.options });
  try {
    const narrator = createNarrator();
    await playScenario(stage, narrator);
    const weeks = await playWeeks(startApp, narrator);
    outcome = await describeOutcome(stage, narrator.steps, weeks);
    mainSha = stage.github.world.repository('harbour/quotes').tip();
  } finally {
    await stage.close();
  }
}, 300_000);

test('the story goes as it is told', () => {
  expect(outcome.steps.map(({ title }) => title)).toEqual([
    'The organization harbour installs Rung',
    'A pull request adds lines that no test runs',
    'Its author lowers the target to 0 in the same pull request, and misspells a key',
    'Its author takes that back and pushes the missing tests',
    'A pull request from a fork, where nothing is set up',
    'A waiver is given by a maintainer, not by the author',
    'main moves in the same file under a pull request',
    'main turns red, and a pull request mends it',
    'An author has four pull requests open',
    'A release is published from main',
    "The organization's policy asks for another language",
    'A delivery comes twice, and another one late',
    '12 weeks of a team of three, assessed each Monday at 09:00',
  ]);
  for (const { lines } of outcome.steps) expect(lines.length).toBeGreaterThan(0);
});

test('the document for programs keeps its names', () => {
  expect(Object.keys(outcome)).toEqual([
    'steps',
    'checkRuns',
    'comments',
    'releases',
    'issues',
    'assessments',
    'deliveries',
    'requests',
    'contract',
  ]);
  expect(Object.keys(outcome.checkRuns[0] ?? {})).toEqual([
    'repository',
    'pullRequest',
    'sha',
    'name',
    'status',
    'conclusion',
    'title',
    'annotations',
  ]);
});

test('it has the comment of each pull request that was red, the replies and the release', () => {
  const bodiesOn = (pullRequest: number) =>
    outcome.comments.filter(one => one.pullRequest === pullRequest).map(({ body }) => body);

  expect(bodiesOn(1)).toEqual([
    expect.stringMatching(/^Nothing left to do\. Incremental coverage 65\.30% → 85\.71%/),
  ]);
  expect(bodiesOn(2)).toEqual([
    expect.stringMatching(/^Nothing left to do\./),
    expect.stringMatching(/^Not carried out/),
    expect.stringMatching(/is waived for this pull request/),
  ]);
  expect(outcome.comments).toHaveLength(4);
  expect(outcome.releases).toEqual([
    {
      repository: 'harbour/quotes',
      tag: 'v1.0.0',
      sha: mainSha,
      prerelease: false,
      assets: ['quotes.tgz', 'quotes.spdx.json', 'quotes.intoto.jsonl'],
    },
  ]);
});

test('the totals end it', () => {
  expect(sumUp(outcome)).toMatch(
    /^\n\d+ check runs · \d+ deliveries received, (\d+) accepted, \1 processed\n\d+ requests to GitHub: \d+ reads, \d+ writes, \d+ not modified; 0 against GitHub's contract \(.+\)\n$/,
  );
});

test('a server that does not do as told is one line and exit code 1', async () => {
  const written = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[stream] += text;
    },
  });
  const other = await makeEmbedded();
  const code = await runPlayground(
    { once: true, format: 'json', port: 0 },
    {
      stdout: collect('stdout'),
      stderr: collect('stderr'),
      startApp: options => startApp({ ...options, database: other.options, dryRun: true }),
      onSignal() {},
    },
  );
  await other.remove();

  expect(code).toBe(1);
  expect(written).toEqual({
    stdout: '',
    stderr:
      'error: step 2: the story tells "✕ 65.30% of 49" of incremental-coverage, but GitHub shows "nothing"\n',
  });
});

test('it has what twelve weeks of a team led to: assessments, and issues with what became of them', () => {
  const ladder = outcome.assessments.filter(one => one.kind === 'ladder');
  const testing = ladder.map(({ domains }) => domains.find(({ id }) => id === 'continuous-testing')?.proven);
  const [report, ...improvements] = outcome.issues.filter(({ repository }) => repository === 'harbour/tides');

  expect(ladder.map(({ slot }) => slot.slice(0, 10)).at(-1)).toBe('2026-11-23');
  expect(new Set(testing)).toEqual(new Set([null, 1, 2, 3]));
  expect(report).toMatchObject({ labels: ['rung', 'rung:maturity'], state: 'open' });
  expect(report?.body).toContain('**下一步：');
  expect(report?.body).toContain('<summary>English</summary>');
  expect(improvements.map(({ state, stateReason }) => [state, stateReason])).toContainEqual([
    'closed',
    'completed',
  ]);
  expect(improvements.flatMap(({ comments }) => comments.map(({ body }) => body))).toContainEqual(
    expect.stringContaining('0/2 → 2/2'),
  );
});
