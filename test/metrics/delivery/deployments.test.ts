import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsOfDeployments } from '../../../src/metrics/delivery/attempts-of-deployments.ts';
import { CommitGraph } from '../../../src/metrics/delivery/commit-graph.ts';
import { deployedVersions } from '../../../src/metrics/delivery/deployed-versions.ts';
import { hourMs, minuteMs } from '../../../src/model/records/instant.ts';
import { attemptOf, commitLine, deploymentRecord } from '../../builders/delivery-history.ts';
import { bot } from '../../builders/ladder-facts.ts';

const at = (hour: number, minute: number) => Date.UTC(2026, 8, 7, hour, minute);
const line = new CommitGraph(commitLine('a', 'b', 'c', 'd'));

describe('deployments of one run', () => {
  const regions = [1, 4, 9].map((minute, index) =>
    deploymentRecord(index + 1, 'b', at(10, minute), { runId: 7, environment: `prod-${index}` }),
  );

  test('to three regions are one, at the time of the last; the same commit again is a repeat and not counted', () => {
    const again = deploymentRecord(4, 'b', at(10, 30), { runId: 8 });
    const attempts = attemptsOfDeployments([...regions, again]);
    expect(attempts.map(({ endedAt, ids }) => [endedAt, ids])).toEqual([
      [at(10, 9), [1, 2, 3]],
      [at(10, 30), [4]],
    ]);
    expect(deployedVersions(attempts, line)).toMatchObject([
      { at: at(10, 9), kind: 'regular', ids: [1, 2, 3, 4] },
    ]);
  });

  test('with two regions green and one failed are an attempt, and no deployment', () => {
    const [first, second, third] = regions;
    const failed = { ...third, statuses: [{ state: 'failure', at: at(10, 9) }] } as typeof first;
    const attempts = attemptsOfDeployments([first, second, failed].filter(one => one !== undefined));
    expect(attempts).toMatchObject([{ state: 'failure', endedAt: at(10, 9) }]);
    expect(deployedVersions(attempts, line)).toEqual([]);
  });

  test('that goes on have not ended, unless one has failed', () => {
    const open = deploymentRecord(9, 'b', at(10, 2), { runId: 7, state: 'in_progress' });
    expect(attemptsOfDeployments([...regions, open])).toEqual([]);
    const failed = deploymentRecord(10, 'b', at(10, 3), { runId: 7, state: 'error' });
    expect(attemptsOfDeployments([...regions, open, failed])).toMatchObject([
      { state: 'error', endedAt: at(10, 3) },
    ]);
  });

  test('that are run again try only what failed', () => {
    const failed = deploymentRecord(2, 'b', at(10, 4), { runId: 7, environment: 'eu', state: 'failure' });
    const green = deploymentRecord(1, 'b', at(10, 1), { runId: 7, environment: 'us' });
    const retry = deploymentRecord(3, 'b', at(11, 0), { runId: 7, environment: 'eu' });
    expect(attemptsOfDeployments([green, failed, retry])).toMatchObject([
      { state: 'failure', ids: [1, 2] },
      { state: 'success', ids: [1, 3], endedAt: at(11, 0) },
    ]);
  });
});

describe('a run that is run again', () => {
  const region = (id: number, name: string, minute: number, state: 'success' | 'failure') =>
    deploymentRecord(id, 'b', at(10, minute), { runId: 7, environment: `prod-${name}`, state });

  test('in all regions that had failed is one more attempt, not one for each', () => {
    const failed = [region(1, 'eu', 4, 'failure'), region(2, 'us', 5, 'failure')];
    const again = [region(3, 'eu', 30, 'success'), region(4, 'us', 35, 'success')];
    expect(attemptsOfDeployments([...failed, ...again])).toMatchObject([
      { state: 'failure', ids: [1, 2] },
      { state: 'success', ids: [3, 4], endedAt: at(10, 35) },
    ]);
  });

  test('after another commit was deployed is a rollback, and leaves the first deployment where it was', () => {
    const attempts = attemptsOfDeployments([
      deploymentRecord(1, 'a', at(9, 0), { runId: 7 }),
      deploymentRecord(2, 'b', at(10, 0), { runId: 8 }),
      deploymentRecord(3, 'a', at(11, 0), { runId: 7 }),
    ]);
    expect(deployedVersions(attempts, line)).toMatchObject([
      { sha: 'a', at: at(9, 0), kind: 'regular' },
      { sha: 'b', at: at(10, 0), kind: 'regular' },
      { sha: 'a', at: at(11, 0), kind: 'rollback' },
    ]);
  });

  test('beside another one, service after service, is no rollback of it', () => {
    const part = (id: number, sha: string, runId: number, from: number, to: number) => ({
      ...deploymentRecord(id, sha, at(9, from), { runId }),
      statuses: [{ state: 'success' as const, at: at(9, to) }],
    });
    const attempts = attemptsOfDeployments([
      ...[part(1, 'a', 7, 0, 5), part(2, 'b', 8, 3, 6)],
      ...[part(3, 'a', 7, 7, 11), part(4, 'b', 8, 12, 16)],
    ]);
    expect(deployedVersions(attempts, line)).toMatchObject([
      { sha: 'a', kind: 'regular', ids: [1, 3] },
      { sha: 'b', kind: 'regular', ids: [2, 4] },
    ]);
  });

  test('with nothing in between is the same deployment, and so are two jobs of it for one environment', () => {
    const [first, second] = [9, 10].map((hour, index) =>
      deploymentRecord(index + 1, 'a', at(hour, 0), { runId: 7 }),
    );
    expect(attemptsOfDeployments([first ?? expect.fail(), second ?? expect.fail()])).toMatchObject([
      { state: 'success', ids: [1, 2] },
    ]);
  });
});

describe('a later try', () => {
  const failed = deploymentRecord(1, 'b', at(10, 4), { runId: 7, environment: 'eu', state: 'failure' });

  test('to the same environment counts from the moment at which the one before had failed', () => {
    const retry = (createdAt: number) =>
      attemptsOfDeployments([
        failed,
        deploymentRecord(2, 'b', at(11, 0), { runId: 7, environment: 'eu', createdAt }),
      ]).map(({ state }) => state);
    expect(retry(at(10, 4))).toEqual(['failure', 'success']);
    expect(retry(at(10, 4) - 1)).toEqual(['failure']);
  });

  test('leaves what failed elsewhere failed', () => {
    const other = deploymentRecord(2, 'b', at(10, 3), { runId: 7, environment: 'us', state: 'failure' });
    const retry = deploymentRecord(3, 'b', at(11, 0), { runId: 7, environment: 'eu', createdAt: at(10, 50) });
    expect(attemptsOfDeployments([failed, other, retry]).map(({ state }) => state)).toEqual([
      'failure',
      'failure',
    ]);
  });
});

describe('deployments without a run', () => {
  test.each([
    [30, 1],
    [31, 2],
  ])('of one commit %i minutes apart are %i', (minutes, count) => {
    const first = deploymentRecord(1, 'b', at(10, 0));
    const second = deploymentRecord(2, 'b', at(10, 0) + minutes * minuteMs);
    expect(attemptsOfDeployments([first, second])).toHaveLength(count);
  });

  test('of two commits are two', () => {
    expect(
      attemptsOfDeployments([deploymentRecord(1, 'a', at(10, 0)), deploymentRecord(2, 'b', at(10, 1))]),
    ).toHaveLength(2);
  });
});

describe('the end of a deployment', () => {
  const ended = (...states: readonly ('success' | 'failure' | 'error' | 'inactive' | 'queued')[]) =>
    attemptsOfDeployments([
      deploymentRecord(1, 'a', at(9, 0), {
        statuses: states.map((state, index) => ({ state, at: at(9, index) })),
      }),
    ]);

  test('is its first success, and growing inactive changes nothing', () => {
    expect(ended('queued', 'success', 'inactive', 'success')).toMatchObject([
      { state: 'success', endedAt: at(9, 1) },
    ]);
  });

  test('is its last failure where it never succeeded', () => {
    expect(ended('failure', 'error')).toMatchObject([{ state: 'error', endedAt: at(9, 1) }]);
    expect(ended('queued')).toEqual([]);
  });

  test('is by a machine when a run or an App created it', () => {
    const made = (values: object) =>
      attemptsOfDeployments([deploymentRecord(1, 'a', at(9, 0), values)]).map(one => one.isByMachine);
    expect([made({}), made({ creator: bot }), made({ runId: 3 })]).toEqual([[false], [true], [true]]);
  });
});

describe('the name of a commit', () => {
  const graph = new CommitGraph(commitLine('aaaaaaa1', 'aaaaaaa2', 'bbbbbbb1'));

  test.each([
    ['bbbbbbb1', 'bbbbbbb1'],
    ['bbbbbbb', 'bbbbbbb1'],
    ['bbbbbb', undefined],
    ['aaaaaaa', undefined],
    ['aaaaaaa2', 'aaaaaaa2'],
    ['ccccccc', undefined],
    ['0000000', undefined],
  ])('%s stands for %s', (name, sha) => {
    expect(graph.resolve(name)).toBe(sha);
  });
});

describe('kinds', () => {
  const kindsOf = (...shas: readonly (string | null)[]) =>
    deployedVersions(
      shas.map((sha, hour) => attemptOf(sha, at(hour, 0))),
      line,
    ).map(({ sha, kind }) => `${sha} ${kind}`);

  test('a commit that was live before and that the live one grew from is a rollback', () => {
    expect(kindsOf('a', 'b', 'a', 'c')).toEqual(['a regular', 'b regular', 'a rollback', 'c regular']);
  });

  test('an older commit that was never live, and going forward again, are regular', () => {
    expect(kindsOf('c', 'a')).toEqual(['c regular', 'a regular']);
    expect(kindsOf('a', 'b', 'a', 'b')).toEqual(['a regular', 'b regular', 'a rollback', 'b regular']);
  });

  test('releases without a commit are no repeats of each other', () => {
    expect(kindsOf(null, null)).toEqual(['null regular', 'null regular']);
  });

  test('agree with a naive reading of random histories', () => {
    // A naive oracle: who is above whom is asked of the names, and each attempt looks at all before it.
    const shas = ['a', 'b', 'c', 'd', 'x'];
    const attempt = fc.record({ sha: fc.constantFrom(...shas), ok: fc.boolean() });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 12 }), given => {
        const attempts = given.map(({ sha, ok }, index) =>
          attemptOf(sha, index * hourMs, { state: ok ? 'success' : 'failure' }),
        );
        const expected: string[] = [];
        const good = given.filter(({ ok }) => ok).map(({ sha }) => sha);
        for (const [index, sha] of good.entries()) {
          const live = good[index - 1];
          if (sha === live) continue;
          const isOlder = sha !== 'x' && live !== 'x' && live !== undefined && sha < live;
          expected.push(`${sha} ${isOlder && good.slice(0, index).includes(sha) ? 'rollback' : 'regular'}`);
        }
        expect(deployedVersions(attempts, line).map(({ sha, kind }) => `${sha} ${kind}`)).toEqual(expected);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  test('group as a naive reading of random records does', () => {
    const record = fc.record({
      run: fc.constantFrom(null, 1, 2),
      sha: fc.constantFrom('a', 'b'),
      minute: fc.integer({ min: 0, max: 120 }),
      state: fc.constantFrom('success', 'failure', 'queued'),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 10 }), given => {
        const records = given.map(({ run, sha, minute, state }, index) =>
          // Environments differ, so that nothing is a retry.
          deploymentRecord(index + 1, sha, at(8, minute), {
            ...{ runId: run, environment: `prod-${index}`, state: state as 'success' },
          }),
        );
        const left = records.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id);
        const expected: string[] = [];
        while (left.length > 0) {
          const first = left[0];
          if (first === undefined) break;
          const group = left.filter(
            one =>
              one.sha === first.sha &&
              one.runId === first.runId &&
              (first.runId !== null || one.createdAt - first.createdAt <= 30 * minuteMs),
          );
          for (const one of group) left.splice(left.indexOf(one), 1);
          const ends = group.map(one => one.statuses[0]).filter(status => status !== undefined);
          const failed = ends.filter(({ state }) => state === 'failure').map(one => one.at);
          const done = ends.filter(({ state }) => state === 'success').map(one => one.at);
          if (failed.length > 0) expected.push(`failure ${Math.min(...failed)} ${group.length}`);
          else if (done.length === group.length)
            expected.push(`success ${Math.max(...done)} ${group.length}`);
        }
        expect(
          attemptsOfDeployments(records)
            .map(({ state, endedAt, ids }) => `${state} ${endedAt} ${ids.length}`)
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
