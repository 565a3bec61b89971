import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LadderReads, PullRequestSeen } from '../../../src/github/ladder/ladder-port.ts';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
let quotes: RepositoryHandle;
let reads: LadderReads;
const day = (time: string) => Date.parse(`2026-11-02T${time}:00Z`);
const all = { names: null };

beforeAll(async () => {
  place = await openLadderStandIn();
  const { world } = place;
  quotes = world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n', 'src/old.js': 'x\n' } });
  world.createRepository('harbour/ledger').conversation.openIssue('Elsewhere', 'ben');
  world.install('harbour');
  reads = place.reads(quotes);
});
afterAll(() => place.close());

const read = async (wanted: { names: readonly string[] | null } = all): Promise<readonly PullRequestSeen[]> =>
  await reads.pullRequests(Date.parse('2026-05-01T00:00:00Z'), wanted);

describe('a pull request', () => {
  test('is told with all that happened to it', async () => {
    const issue = quotes.conversation.openIssue('Quotes are late', 'ben');
    place.at('2026-11-02T09:00:00Z');
    const first = quotes.push('fix', { 'src/a.js': 'b\n', 'src/new.js': 'n\n' }, { by: 'ada' });
    place.at('2026-11-02T10:00:00Z');
    const second = quotes.push('fix', { 'src/old.js': null }, { by: 'renovate[bot]' });
    const pull = quotes.openPullRequest({
      ...{ head: 'fix', title: 'Throttle quotes', author: 'ada', draft: true, labels: ['bug'] },
      body: `Closes #${issue.number}, fixes harbour/ledger#1. See #99.`,
    });
    place.at('2026-11-02T11:00:00Z');
    pull.markReady();
    pull.requestReview();
    place.at('2026-11-02T12:00:00Z');
    pull.review('ben', { state: 'CHANGES_REQUESTED' });
    pull.dismissReview();
    pull.review('cho');
    pull.discuss(true);
    pull.discuss(false);
    place.at('2026-11-02T12:30:00Z');
    const run = quotes.startWorkflowRun({ pullRequest: pull.number, jobs: ['test', 'lint'] }).begin();
    place.at('2026-11-02T12:40:00Z');
    run.complete({ conclusion: 'success' });
    place.at('2026-11-02T13:00:00Z');
    const merge = pull.merge('ben');
    world().deleteAccount('cho');

    const [found] = await read();

    expect(found).toEqual({
      ...{ number: pull.number, title: 'Throttle quotes', author: { login: 'ada', isBot: false } },
      body: `Closes #${issue.number}, fixes harbour/ledger#1. See #99.`,
      ...{ openedAt: day('10:00'), mergedAt: day('13:00'), closedAt: day('13:00'), updatedAt: day('13:00') },
      ...{ isDraft: false, openedAsDraft: true, baseBranch: 'main', headSha: second, mergeSha: merge },
      labels: ['bug'],
      events: [
        { kind: 'ready', at: day('11:00') },
        { kind: 'review-requested', at: day('11:00') },
        { kind: 'closed', at: day('13:00') },
      ],
      commits: [
        { sha: first, author: { login: 'ada', isBot: false }, authoredAt: day('09:00'), touches: null },
        {
          sha: second,
          author: { login: 'renovate[bot]', isBot: true },
          authoredAt: day('10:00'),
          touches: null,
        },
      ],
      files: [
        { path: 'src/a.js', additions: 1, deletions: 1, status: 'modified' },
        { path: 'src/new.js', additions: 1, deletions: 0, status: 'added' },
        { path: 'src/old.js', additions: 0, deletions: 1, status: 'removed' },
      ],
      reviews: [
        { author: { login: 'ben', isBot: false }, state: 'dismissed', at: day('12:00'), commitSha: second },
        { author: null, state: 'approved', at: day('12:00'), commitSha: second },
      ],
      threads: { total: 2, resolved: 1 },
      // The token reaches this repository alone: an issue elsewhere is counted, and not shown.
      closes: { here: [issue.number], elsewhere: 1 },
      environmentLiterals: null,
      checks: { queuedAt: day('12:30'), completedAt: day('12:40'), isGreen: true },
    });
  });

  test('counts the named checks only, none of Rung, and waits for all of them', async () => {
    place.at('2026-11-03T09:00:00Z');
    const sha = quotes.push('checks', { 'b.js': 'b\n' }, { by: 'ada' });
    const { number } = quotes.openPullRequest({ head: 'checks', author: 'ada' });
    const checksOf = async (names: readonly string[] | null) =>
      (await read({ names })).find(pull => pull.number === number)?.checks;
    expect(await checksOf(null)).toBeNull();

    quotes.checks.create('rung', 'Rung / CI status', sha);
    expect(await checksOf(null)).toBeNull();

    const queuedAt = place.at('2026-11-03T09:10:00Z');
    const slow = quotes.checks.create('ci-of-others', 'slow', sha);
    quotes.checks.create('other-ci', 'quick', sha, { conclusion: 'failure' });
    expect(await checksOf(null)).toBeNull();
    expect(await checksOf(['quick'])).toEqual({ queuedAt, completedAt: queuedAt, isGreen: false });

    const completedAt = place.at('2026-11-03T09:25:00Z');
    quotes.checks.update(slow, { conclusion: 'skipped' });
    expect(await checksOf(null)).toEqual({ queuedAt, completedAt, isGreen: false });
    expect(await checksOf(['slow'])).toEqual({ queuedAt, completedAt, isGreen: true });

    place.at('2026-11-03T09:30:00Z');
    quotes.checks.setStatus({ sha, context: 'legacy', state: 'pending' });
    expect(await checksOf(null)).toBeNull();
    expect(await checksOf(['absent'])).toBeNull();
  });

  test.each([
    ['a draft from the start', true, [], true, true],
    ['made a draft later', false, ['draft'], false, true],
    ['never a draft', false, [], false, false],
  ] as const)('%s', async (_, draft, moves, openedAsDraft, isDraft) => {
    quotes.push('drafts', { 'c.js': `${openedAsDraft}${moves}\n` }, { by: 'ada' });
    const pull = quotes.openPullRequest({ head: 'drafts', author: 'ada', draft });
    for (const _move of moves) pull.convertToDraft();

    const found = (await read()).find(({ number }) => number === pull.number);

    expect(found).toMatchObject({ openedAsDraft, isDraft });
    pull.close();
  });

  test('says nothing of commits, files and reviews that it does not have whole', async () => {
    const files = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`many/${i}.js`, `${i}\n`]));
    quotes.push('many', files, { by: 'ada' });
    const { number } = quotes.openPullRequest({ head: 'many', author: 'ada' });
    const found = (await read()).find(pull => pull.number === number);

    expect(found?.files).toBeNull();
    expect(found?.commits).toHaveLength(1);
  });

  test('is left out when nothing has touched it for long, unless it is open', async () => {
    const before = (await read()).map(({ number }) => number);
    place.at('2027-10-01T00:00:00Z');
    quotes.push('late', { 'z.js': 'z\n' }, { by: 'ada' });
    const late = quotes.openPullRequest({ head: 'late', author: 'ada' });
    late.close();

    const found = await reads.pullRequests(Date.parse('2027-09-30T00:00:00Z'), all);

    const open = [...quotes.record.pullRequests.values()].filter(({ state }) => state === 'open');
    expect(open.length).toBeGreaterThan(1);
    expect(found.map(({ number }) => number)).toEqual([
      late.number,
      ...open.map(({ number }) => number).reverse(),
    ]);
    expect(before.length).toBeGreaterThan(found.length);
  });

  test('comes once from several pages, the newest first', async () => {
    const ledger = world().repository('harbour/ledger');
    for (let i = 0; i < 60; i++) {
      ledger.push(`b${i}`, { [`f${i}`]: 'x\n' }, { by: 'ada' });
      ledger.openPullRequest({ head: `b${i}`, author: 'ada' });
      await nextTurn();
    }
    place.requests();

    const found = await place.reads(ledger).pullRequests(0, all);

    expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, i) => 61 - i));
    expect(place.requests()).toHaveLength(4);
  });
});

test('nothing that was asked or answered departs from what GitHub publishes', () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
});

const world = () => place.world;
