import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeLeadTimes, undeployedPulls } from '../../../src/metrics/delivery/change-lead-times.ts';
import { directLeadTimes } from '../../../src/metrics/delivery/direct-lead-times.ts';
import { mean, median } from '../../../src/metrics/statistics.ts';
import type { CommitRecord } from '../../../src/model/records/delivery-records.ts';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { attemptOf, commitLine, commitRecord, historyOf } from '../../builders/delivery-history.ts';
import { bot, person, pullRecord } from '../../builders/ladder-facts.ts';

/** Hours of the week that begins on Monday, 2 November 2026. */
const on = (day: number, hour: number, minute: number = 0) => Date.UTC(2026, 10, 2 + day, hour, minute);
const [mon, tue, wed, thu, fri] = [0, 1, 2, 3, 4];

const pull = (
  number: number,
  authoredAt: number,
  mergedAt: number,
  values: Partial<PullRequestRecord> = {},
) =>
  pullRecord(number, {
    ...{ mergedAt, mergeSha: `m${number}`, openedAt: Math.max(authoredAt, mergedAt - 20 * dayMs) },
    commits: [
      { sha: `p${number}b`, author: person(), authoredAt: authoredAt + hourMs / 4, touches: null },
      { sha: `p${number}a`, author: person(), authoredAt, touches: null },
    ],
    ...values,
  });

describe('the worked example', () => {
  const commits = commitLine('base', 'm11', 'm12', 'm13', 'm15', 'm14');
  const history = historyOf(
    [attemptOf('base', on(mon, 10)), attemptOf('m12', on(wed, 10)), attemptOf('m14', on(fri, 10))],
    { commits },
  );
  const pulls = [
    pull(11, on(mon, 14), on(tue, 18)),
    pull(12, on(tue, 9), on(wed, 9)),
    pull(13, on(wed, 10), on(thu, 12)),
    pull(14, on(thu, 16), on(fri, 9, 30)),
    pull(15, on(fri, 10) - 21 * dayMs, on(fri, 9)),
  ];
  const times = changeLeadTimes(pulls, history.deployments, history.carriers);
  const hours = (values: readonly number[]) => values.map(ms => ms / hourMs);

  test('has a median of 44 hours, where the mean would be 127.8', () => {
    expect(hours(times.map(({ leadMs }) => leadMs))).toEqual([44, 25, 48, 18, 504]);
    expect(median(times.map(({ leadMs }) => leadMs))).toBe(44 * hourMs);
    expect(mean(hours(times.map(({ leadMs }) => leadMs)))).toBeCloseTo(127.8, 10);
    expect(times.every(({ isInferred, isAfterGap }) => !isInferred && !isAfterGap)).toBe(true);
  });

  test('goes from merge to deployment in a median of one hour', () => {
    expect(hours(times.map(({ releaseMs }) => releaseMs))).toEqual([16, 1, 22, 0.5, 1]);
    expect(median(times.map(({ releaseMs }) => releaseMs))).toBe(hourMs);
  });
});

describe('a change', () => {
  const commits = commitLine('base', 'm1', 'm2', 'm3');
  const deployed = (
    attempts: readonly ReturnType<typeof attemptOf>[],
    ...pulls: readonly PullRequestRecord[]
  ) => {
    const { deployments, carriers } = historyOf(attempts, { commits });

    return changeLeadTimes(pulls, deployments, carriers);
  };
  const release = [attemptOf('base', on(mon, 10)), attemptOf('m2', on(wed, 10))];

  test('of the first deployment ever seen is not counted, nor one by a bot, nor one that waits', () => {
    expect(deployed(release, pull(1, on(mon, 9), on(mon, 11), { mergeSha: 'base' }))).toEqual([]);
    expect(deployed(release, pull(1, on(mon, 9), on(mon, 11), { author: bot }))).toEqual([]);
    expect(deployed(release, pull(3, on(mon, 9), on(mon, 11)))).toEqual([]);
    expect(deployed(release, pull(1, on(mon, 9), on(mon, 11)))).toHaveLength(1);
  });

  test('of the first deployment whose commit is known is not counted either', () => {
    const history = historyOf(
      [attemptOf(null, on(mon, 8)), attemptOf('m12', on(wed, 10)), attemptOf('m13', on(fri, 10))],
      {
        commits: commitLine('base', 'm11', 'm12', 'm13'),
      },
    );
    const pulls = [11, 12, 13].map(number => pull(number, on(mon, 9), on(tue, number)));
    const times = changeLeadTimes(pulls, history.deployments, history.carriers);
    expect(times.map(({ number }) => number)).toEqual([13]);
  });

  test('counts once: a rollback and what comes after it do not count it again', () => {
    const again = [...release, attemptOf('base', on(thu, 10)), attemptOf('m3', on(fri, 10))];
    const times = deployed(again, pull(1, on(mon, 9), on(mon, 11)), pull(3, on(thu, 9), on(thu, 11)));
    expect(times.map(({ number, deployedAt }) => [number, deployedAt])).toEqual([
      [1, on(wed, 10)],
      [3, on(fri, 10)],
    ]);
  });

  test('squashed, rebased or merged by a commit is found by what it is on the default branch', () => {
    const branchy = [
      ...commitLine('base', 'squashed', 'rebased1', 'rebased2'),
      commitRecord('side', { parents: ['base'] }),
      commitRecord('merge', { parents: ['rebased2', 'side'] }),
    ];
    const history = historyOf([attemptOf('base', on(mon, 1)), attemptOf('merge', on(wed, 1))], {
      commits: branchy,
    });
    const pulls = ['squashed', 'rebased2', 'merge'].map((mergeSha, index) =>
      pull(index + 1, on(mon, 2), on(tue, 2), { mergeSha }),
    );
    expect(changeLeadTimes(pulls, history.deployments, history.carriers)).toHaveLength(3);
  });

  test('is counted from the merge base where the deployment before is no ancestor', () => {
    const forked = [...commitLine('base', 'm1', 'm2'), commitRecord('hotfix', { parents: ['base'] })];
    const history = historyOf(
      [attemptOf('base', on(mon, 1)), attemptOf('hotfix', on(tue, 1)), attemptOf('m2', on(wed, 1))],
      { commits: forked },
    );
    const times = changeLeadTimes(
      [pull(1, on(mon, 2), on(mon, 3)), pull(2, on(mon, 2), on(mon, 3))],
      history.deployments,
      history.carriers,
    );
    expect(times.map(({ deployedAt }) => deployedAt)).toEqual([on(wed, 1), on(wed, 1)]);
  });

  test.each([
    ['at the merge', on(tue, 10), on(mon, 9), false],
    ['after the merge', on(tue, 10) + 1, on(mon, 9), true],
    ['90 days before the opening', on(mon, 9) - 90 * dayMs, on(mon, 9), false],
    ['longer before it', on(mon, 9) - 90 * dayMs - 1, on(mon, 9), true],
  ])('authored %s', (_, authoredAt, openedAt, isInferred) => {
    const commit = { sha: 'p', author: person(), authoredAt, touches: null };
    const [time] = deployed(release, pull(1, 0, on(tue, 10), { openedAt, commits: [commit] }));
    expect(time).toMatchObject({ isInferred, leadMs: on(wed, 10) - (isInferred ? openedAt : authoredAt) });
  });

  test('whose commits were not all told is left out, never measured from a part of them', () => {
    expect(deployed(release, pull(1, on(mon, 9), on(mon, 11), { commits: null }))).toEqual([]);
  });

  test('after more than 60 days without a deployment is marked', () => {
    const deployedAfter = (days: number) =>
      deployed(
        [release[0] ?? attemptOf('base', 0), attemptOf('m1', on(mon, 10) + days * dayMs)],
        pull(1, on(mon, 9), on(mon, 11)),
      );
    expect(deployedAfter(60)).toMatchObject([{ isAfterGap: false }]);
    expect(deployedAfter(61)).toMatchObject([{ isAfterGap: true }]);
  });

  test('that waits is told apart from one that was never seen on the branch', () => {
    const { carriers } = historyOf(release, { commits });
    const waiting = [
      pull(1, on(mon, 9), on(mon, 11)),
      pull(3, on(mon, 9), on(mon, 11)),
      pull(4, on(mon, 9), on(mon, 11)),
      pull(5, on(mon, 9), on(mon, 11), { mergeSha: 'base' }),
      pull(6, on(mon, 9), on(mon, 11), { mergeSha: 'm3', author: bot }),
    ];
    expect(undeployedPulls(waiting, carriers).map(({ number }) => number)).toEqual([3]);
  });
});

describe('commits pushed straight to the default branch', () => {
  const line = commitLine('base', 'c1', 'c2', 'm3', 'c4').map(commit => ({
    ...commit,
    authoredAt: on(tue, 0),
  }));
  const head = (sha: string, pullRequest: number | null) => ({
    sha,
    at: on(tue, 1),
    by: person(),
    pullRequest,
  });
  const attempts = [attemptOf('base', on(mon, 1)), attemptOf('c4', on(wed, 0))];
  const shas = (heads: readonly ReturnType<typeof head>[], commits: readonly CommitRecord[] = line) => {
    const { deployments, carriers } = historyOf(attempts, { commits });

    return directLeadTimes({ commits, heads, pulls: [] }, deployments, carriers).map(
      ({ sha, leadMs }) => `${sha} ${leadMs / hourMs}`,
    );
  };

  test('count each for itself, down to the head before', () => {
    expect(shas([head('base', null), head('c2', null), head('m3', 3), head('c4', null)])).toEqual([
      'c2 24',
      'c1 24',
      'c4 24',
    ]);
  });

  test('count from their push where the clock of their author was ahead', () => {
    const ahead = line.map(commit => ({ ...commit, authoredAt: on(fri, 10) + 90 * dayMs }));

    expect(shas([head('c4', null)], ahead)).toEqual(['c4 23']);
  });

  test('count alone where the head before is not remembered, and not when a bot made them', () => {
    expect(shas([head('c4', null)])).toEqual(['c4 24']);
    expect(
      shas(
        [head('c4', null)],
        line.map(commit => ({ ...commit, author: bot })),
      ),
    ).toEqual([]);
  });
});

test('agrees with a naive reading of random histories', () => {
  const commit = fc.record({ parents: fc.array(fc.nat(), { maxLength: 2 }), author: fc.nat({ max: 200 }) });
  const shape = fc.record({
    commits: fc.array(commit, { minLength: 1, maxLength: 12 }),
    deployed: fc.array(fc.nat(), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(shape, given => {
      const commits = given.commits.map((one, index) =>
        commitRecord(`m${index}`, {
          parents: index === 0 ? [] : [...new Set(one.parents.map(parent => `m${parent % index}`))],
        }),
      );
      const pulls = given.commits.map(({ author }, index) =>
        pull(index, on(mon, 0) - author * hourMs, on(mon, 1)),
      );
      const shas = given.deployed.map(index => `m${index % commits.length}`);
      const attempts = shas.map((sha, index) => attemptOf(sha, on(mon, 2) + index * hourMs));
      const { deployments, carriers } = historyOf(attempts, { commits });
      const found = changeLeadTimes(pulls, deployments, carriers);
      expect(found.map(({ number, leadMs }) => `${number} ${leadMs}`)).toEqual(naive(commits, shas, pulls));
    }),
    { seed: 42, numRuns: 200 },
  );
});

/** Asks of every pull request, for every attempt in turn, whether a walk upwards meets it; nothing is remembered between. */
function naive(
  commits: readonly CommitRecord[],
  shas: readonly string[],
  pulls: readonly PullRequestRecord[],
): readonly string[] {
  const holds = (from: string, wanted: string): boolean =>
    from === wanted ||
    (commits.find(({ sha }) => sha === from)?.parents.some(parent => holds(parent, wanted)) ?? false);

  return pulls.flatMap(one => {
    const first = shas.findIndex(sha => holds(sha, one.mergeSha ?? ''));
    if (first <= 0) return [];
    const authored = Math.min(...(one.commits ?? []).map(({ authoredAt }) => authoredAt));

    return [`${one.number} ${on(mon, 2) + first * hourMs - authored}`];
  });
}
