import { describe, expect, test } from 'vitest';
import { failedDeployments } from '../../../src/metrics/delivery/failed-deployments.ts';
import { failureSignals } from '../../../src/metrics/delivery/failure-signals.ts';
import { recoveries } from '../../../src/metrics/delivery/recoveries.ts';
import { remedialDeployments } from '../../../src/metrics/delivery/remedial-deployments.ts';
import { settledDeployments } from '../../../src/metrics/delivery/settled-deployments.ts';
import { mean, median, shareOf } from '../../../src/metrics/statistics.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/model/records/instant.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import {
  attemptOf,
  commitLine,
  dailyDeployments,
  historyOf,
  hoursAgo,
} from '../../builders/delivery-history.ts';
import {
  fortyCommits,
  fortyDeployments,
  fortyHistory,
  fortyIncidents,
  fortyPulls,
} from '../../builders/forty-deployments.ts';
import { daysAgo, issueRecord, now, pullRecord } from '../../builders/ladder-facts.ts';

describe('the worked example of failed deployments', () => {
  const history = fortyHistory();
  const failed = failedDeployments(history);
  const named = (isExplicit: boolean) =>
    failed.filter(one => one.isExplicit === isExplicit).map(({ index }) => `D${index + 1}`);

  test('finds D7, D19 and D31; D33 is only suspected', () => {
    expect(history.deployments).toHaveLength(40);
    expect(named(true)).toEqual(['D7', 'D19', 'D31']);
    expect(named(false)).toEqual(['D33']);
  });

  test('gives a change fail rate of 7.5%, with the suspected one 10%; signals would give 12.5%', () => {
    const settled = settledDeployments(history.deployments, now);
    const n = settled.enough ? settled.items.length : 0;
    expect(shareOf(named(true).length, n)).toBe(7.5);
    expect(shareOf(failed.length, n)).toBe(10);
    expect(shareOf(failureSignals(history).filter(one => one.isExplicit).length, n)).toBe(12.5);
  });
});

describe('the worked example of recovery', () => {
  const noon = Math.floor(now / dayMs) * dayMs + 12 * hourMs;
  const at = (n: number) => {
    const day = noon - 12 * hourMs - (32 - n) * dayMs;
    if (n === 7) return day + 9 * hourMs;
    if (n === 8) return day - dayMs + 9 * hourMs + 35 * minuteMs;
    if (n === 19) return day + 14 * hourMs;
    if (n === 20) return day - dayMs + 16 * hourMs + 10 * minuteMs;
    if (n === 31) return day + 10 * hourMs;
    // Of D32 to D40, after it and before noon.
    return n > 31 ? noon - (41 - n) * minuteMs : day + 8 * hourMs;
  };
  const old = { incidents: [...fortyIncidents, issueRecord(205)] };
  const pulls = [...fortyPulls, pullRecord(182, { mergeSha: 'c34', issues: [205] })];
  const history = historyOf(fortyDeployments(at), { commits: fortyCommits, pulls, ...old });
  const found = recoveries(history.deployments, failedDeployments(history), noon);
  const minutes = (all: typeof found) => all.map(({ ms }) => ms / minuteMs);

  test('is 35 and 130 minutes, and 26 hours so far', () => {
    expect(minutes(found)).toEqual([35, 130, 26 * 60]);
    expect(found.map(({ endedAt }) => endedAt === null)).toEqual([false, false, true]);
  });

  test('has a median of at least 130 minutes and a mean of at least 575; closed ones only would be 82.5', () => {
    expect([median(minutes(found)), mean(minutes(found))]).toEqual([130, 575]);
    const closed = minutes(found.filter(({ endedAt }) => endedAt !== null));
    expect([median(closed), mean(closed)]).toEqual([82.5, 82.5]);
  });

  test('has repairs D8, D20 and D34: a rework rate of 7.5%', () => {
    const remedial = remedialDeployments(history);
    expect([...remedial].map(index => `D${index + 1}`).toSorted()).toEqual(['D20', 'D34', 'D8']);
    expect(shareOf(remedial.size, history.deployments.length)).toBe(7.5);
  });
});

describe('a signal', () => {
  const five = dailyDeployments(5, 5);
  const at = (n: number) => daysAgo(5 + 5 - n);
  const failedOf = (given: {
    readonly pulls?: readonly PullRequestRecord[];
    readonly incidents?: readonly IssueRecord[];
    readonly reverts?: object;
    readonly attempts?: ReturnType<typeof dailyDeployments>['attempts'];
  }) => {
    const { attempts = five.attempts, reverts = {}, ...rest } = given;
    const commits = [...commitLine('c1', 'c2', 'c3', 'c4', 'c5', 'c6')].map(commit => ({
      ...commit,
      ...((reverts as Record<string, object>)[commit.sha] ?? {}),
    }));

    return failedDeployments(historyOf(attempts, { commits, ...rest }));
  };
  const explicit = (given: Parameters<typeof failedOf>[0]) =>
    failedOf(given).flatMap(({ index, isExplicit, remedy }) =>
      isExplicit ? [`D${index + 1} by ${remedy === null ? 'nothing' : `D${remedy + 1}`}`] : [],
    );
  const reverting = (values: Partial<PullRequestRecord>, text: Partial<PullRequestRecord['text']> = {}) =>
    pullRecord(9, {
      ...{ mergeSha: 'c4', mergedAt: at(4) - hourMs },
      text: { tasks: { ticked: 0, open: 0 }, keys: [], sections: [], reverts: ['c3'], ...text },
      ...values,
    });

  test('a: a revert merged within 30 days names the deployment that carried its commit first', () => {
    const by = (committedAt: number) => explicit({ reverts: { c5: { reverts: ['c3'], committedAt } } });
    expect(by(at(3) + 30 * dayMs)).toEqual(['D3 by D5']);
    expect(by(at(3) + 30 * dayMs + 1)).toEqual([]);
    expect(explicit({ pulls: [reverting({})] })).toEqual(['D3 by D4']);
    const three = pullRecord(3, { mergeSha: 'c3' });
    expect(explicit({ pulls: [three, reverting({}, { reverts: ['#3'] })] })).toEqual(['D3 by D4']);
    expect(explicit({ pulls: [reverting({ mergedAt: null })] })).toEqual([]);
  });

  test('a: an abbreviated name is enough where it is one commit', () => {
    const full = `${'c3'.padEnd(12, '0')}`;
    const commits = commitLine('c1', full, 'c4').map(commit =>
      commit.sha === 'c4' ? { ...commit, reverts: [full.slice(0, 7)] } : commit,
    );
    const attempts = ['c1', full, 'c4'].map((sha, index) => attemptOf(sha, at(index + 1)));
    expect(failedDeployments(historyOf(attempts, { commits }))).toMatchObject([{ index: 1, remedy: 2 }]);
  });

  test('a: what came to production together with its revert never failed, nor what the baseline carried', () => {
    const attempts = five.attempts.filter(({ sha }) => sha !== 'c3');
    expect(explicit({ attempts, pulls: [reverting({})] })).toEqual([]);
    expect(explicit({ pulls: [reverting({}, { reverts: ['c1'] })] })).toEqual([]);
  });

  test('a: a label or a line takes it out, with the commits that the pull request made', () => {
    const reverts = { c4: { reverts: ['c3'], committedAt: at(4) } };
    expect(explicit({ reverts, pulls: [reverting({})] })).toEqual(['D3 by D4']);
    expect(explicit({ reverts, pulls: [reverting({ labels: ['not-a-failure'] })] })).toEqual([]);
    expect(explicit({ reverts, pulls: [reverting({}, { deniesFailure: true })] })).toEqual([]);
    expect(explicit({ reverts: { c4: { ...reverts.c4, deniesFailure: true } } })).toEqual([]);
  });

  test('a: bringing a reverted feature again is no failure of the revert', () => {
    const twice = {
      c4: { reverts: ['c3'], committedAt: at(4) },
      c5: { reverts: ['c4'], committedAt: at(5) },
    };
    expect(explicit({ reverts: twice })).toEqual(['D3 by D4']);
  });

  test('b: a rollback names the one that was live', () => {
    const attempts = [...five.attempts, attemptOf('c4', at(6))];
    expect(explicit({ attempts })).toEqual(['D5 by D6']);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a commit', ['c3'], ['D3 by nothing']],
    ['a pull request', ['#3'], ['D3 by nothing']],
    ['a deployment', ['deployment:3'], ['D3 by nothing']],
    ['two of them', ['c3', 'c4'], ['D3 by nothing', 'D4 by nothing']],
    ['what is not deployed', ['c6'], []],
    ['what nobody knows', ['#99'], []],
    ['no such deployment', ['deployment:99'], []],
    ['nothing of ours', ['external'], []],
  ])('c: an incident that names %s', (_, causedBy, expected) => {
    const pulls = [pullRecord(3, { mergeSha: 'c3' })];
    expect(explicit({ pulls, incidents: [issueRecord(7, { causedBy })] })).toEqual(expected);
  });

  test('c and d: is repaired by the first later deployment with a pull request linked to it', () => {
    const incidents = [issueRecord(7, { causedBy: ['c3'] })];
    const fix = (mergeSha: string, mergedAt: number | null = at(4)) =>
      pullRecord(8, { mergeSha, mergedAt, issues: [7] });
    expect(explicit({ incidents, pulls: [fix('c5')] })).toEqual(['D3 by D5']);
    expect(explicit({ incidents, pulls: [fix('c5'), { ...fix('c4'), number: 10 }] })).toEqual(['D3 by D4']);
    expect(explicit({ incidents, pulls: [fix('c2')] })).toEqual(['D3 by nothing']);
    expect(explicit({ incidents, pulls: [fix('c5', null)] })).toEqual(['D3 by nothing']);
  });

  test('c: a rollback to before it repairs it too', () => {
    const attempts = [...five.attempts, attemptOf('c2', at(6))];
    expect(explicit({ attempts, incidents: [issueRecord(7, { causedBy: ['c3'] })] })).toEqual([
      'D3 by D6',
      'D5 by D6',
    ]);
  });

  test('c: a label takes an incident out', () => {
    for (const label of ['not-a-failure', 'Not-a-Failure']) {
      const incident = issueRecord(7, { causedBy: ['c3'], labels: [label] });
      expect(failedOf({ incidents: [incident] })).toEqual([]);
    }
  });

  test.each([
    [0, ['D5']],
    [24 * 60, ['D5']],
    [24 * 60 + 1, []],
    [-1, ['D4']],
  ])('e: an incident without a cause %i minutes after D5 makes %s suspected', (minutes, expected) => {
    const openedAt = at(5) + minutes * minuteMs;
    const suspected = failedOf({ incidents: [issueRecord(7, { openedAt })] });
    expect(suspected.map(({ index }) => `D${index + 1}`)).toEqual(expected);
    expect(suspected.every(({ isExplicit }) => !isExplicit)).toBe(true);
  });

  test('e: counts from the start of the incident where it says one', () => {
    const incident = issueRecord(7, { openedAt: at(5) + 2 * dayMs, startedAt: at(5) + hourMs });
    expect(failedOf({ incidents: [incident] })).toHaveLength(1);
  });

  test.each<[string, Partial<PullRequestRecord>, number]>([
    ['by its label', { labels: ['Hotfix'] }, 1],
    ['by its title', { title: 'hotfix: prices' }, 1],
    ['not by a part of a word', { title: 'hotfixes are rare' }, 0],
    ['linked to an incident', { labels: ['hotfix'], issues: [7] }, 0],
    ['said to be no failure', { labels: ['hotfix', 'not-a-failure'] }, 0],
  ])('e: a hotfix %s', (_, values, count) => {
    const incidents = [issueRecord(7, { causedBy: ['external'] })];
    const pulls = [pullRecord(8, { openedAt: at(5) + hourMs, mergedAt: null, ...values })];
    expect(failedOf({ incidents, pulls })).toHaveLength(count);
  });

  test('several of one deployment make one failure, explicit if one of them is, until the first remedy', () => {
    const fix = (number: number, mergeSha: string, issue: number) =>
      pullRecord(number, { mergeSha, mergedAt: at(4), issues: [issue] });
    const incidents = [
      issueRecord(7, { causedBy: ['c3'] }),
      issueRecord(8, { causedBy: ['c3'] }),
      issueRecord(9, { openedAt: at(3) + hourMs }),
    ];
    const pulls = [fix(20, 'c5', 7), fix(21, 'c4', 8)];
    expect(failedOf({ incidents, pulls })).toEqual([
      { index: 2, isExplicit: true, signals: ['incident'], remedy: 3 },
    ]);
  });

  test('e: an incident that names its cause, or that no change caused, makes nothing else suspected', () => {
    const opened = { openedAt: at(5) + hourMs };
    expect(explicit({ incidents: [issueRecord(7, { ...opened, causedBy: ['c3'] })] })).toEqual([
      'D3 by nothing',
    ]);
    expect(failedOf({ incidents: [issueRecord(7, { ...opened, causedBy: ['c3'] })] })).toHaveLength(1);
    expect(failedOf({ incidents: [issueRecord(7, { ...opened, causedBy: ['external'] })] })).toEqual([]);
    expect(failedOf({ incidents: [issueRecord(7, { ...opened, labels: ['not-a-failure'] })] })).toEqual([]);
  });

  test('a repair takes back something that was live, beside what was not', () => {
    const commits = commitLine('c1', 'c2', 'c3', 'c4').map(commit =>
      commit.sha === 'c4' ? { ...commit, reverts: ['c2', 'c3'], committedAt: at(4) } : commit,
    );
    const deployed = (...shas: readonly string[]) =>
      remedialDeployments(
        historyOf(
          shas.map((sha, index) => attemptOf(sha, at(index + 1))),
          { commits },
        ),
      );
    expect([...deployed('c1', 'c2', 'c4')]).toEqual([2]);
    expect([...deployed('c1', 'c4')]).toEqual([]);
  });

  test('counts no deployment of the last 48 hours yet', () => {
    const old = Array.from({ length: 10 }, (_, index) => attemptOf(`x${index}`, daysAgo(9 - index * 0.1)));
    const settled = (hours: number) => {
      const { deployments } = historyOf([...old, attemptOf('y', hoursAgo(hours))]);
      const window = settledDeployments(deployments, now);

      return window.enough ? window.items.length : 0;
    };
    expect([settled(48), settled(47.9)]).toEqual([11, 10]);
  });
});
