import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failedDeployments } from '../../../src/metrics/delivery/failed-deployments.ts';
import type { DeliveryHistory } from '../../../src/metrics/delivery/failure-signals.ts';
import { recoveries } from '../../../src/metrics/delivery/recoveries.ts';
import { remedialDeployments } from '../../../src/metrics/delivery/remedial-deployments.ts';
import { settledDeployments } from '../../../src/metrics/delivery/settled-deployments.ts';
import { storyLeadTimes } from '../../../src/metrics/delivery/story-lead-times.ts';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import { attemptOf, commitRecord, historyOf } from '../../builders/delivery-history.ts';
import { daysAgo, issueRecord, now, pullRecord } from '../../builders/ladder-facts.ts';
import { naiveDelivery } from './naive-delivery.ts';

const few = fc.nat({ max: 12 });
const when = fc.integer({ min: 0, max: 60 });
const shape = fc.record({
  commits: fc.array(
    fc.record({ parents: fc.array(few, { maxLength: 2 }), reverts: fc.option(few), day: when }),
    {
      minLength: 3,
      maxLength: 13,
    },
  ),
  deployed: fc.array(fc.record({ commit: few, hours: fc.integer({ min: 1, max: 200 }) }), { maxLength: 12 }),
  pulls: fc.array(
    fc.record({
      commit: few,
      isMerged: fc.boolean(),
      issues: fc.array(few, { maxLength: 2 }),
      reverts: fc.option(few),
    }),
    { maxLength: 6 },
  ),
  incidents: fc.array(
    fc
      .constantFrom('commit', 'pull', 'deployment', 'external', 'none')
      .chain(kind => few.map(of => ({ kind, of }))),
    { maxLength: 5 },
  ),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function historyFrom({ commits, deployed, pulls, incidents }: Shape): DeliveryHistory {
  const name = (index: number) => `m${index % commits.length}`;
  let at = daysAgo(60);
  const attempts = deployed.map(({ commit, hours }, index) => {
    at += hours * hourMs;

    return attemptOf(name(commit), at, { ids: [index + 1] });
  });

  return historyOf(attempts, {
    commits: commits.map(({ parents, reverts, day }, index) =>
      commitRecord(`m${index}`, {
        parents: index === 0 ? [] : [...new Set(parents.map(parent => `m${parent % index}`))],
        reverts: reverts === null ? [] : [name(reverts)],
        committedAt: daysAgo(day),
      }),
    ),
    pulls: pulls.map(({ commit, isMerged, issues, reverts }, index) =>
      pullRecord(index, {
        ...{ mergeSha: name(commit), mergedAt: isMerged ? daysAgo(40 - index) : null, issues },
        text: {
          tasks: { ticked: 0, open: 0 },
          ...{ keys: [], sections: [], reverts: reverts === null ? [] : [`#${reverts}`] },
        },
      }),
    ),
    incidents: incidents.map(({ kind, of }, index) =>
      issueRecord(index, {
        // Long before the first deployment: nothing is suspected for coming soon after one.
        ...{ openedAt: daysAgo(70), closedAt: daysAgo(1), closedAs: 'completed' },
        causedBy:
          kind === 'none'
            ? []
            : [
                { commit: name(of), pull: `#${of}`, deployment: `deployment:${of}`, external: kind }[kind] ??
                  '',
              ],
      }),
    ),
  });
}

const check = (property: (history: DeliveryHistory) => void) =>
  fc.assert(
    fc.property(shape, given => property(historyFrom(given))),
    { seed: 42, numRuns: 300 },
  );

test('failed deployments, their remedies and recovery times agree with a naive reading', () => {
  let seen = 0;
  check(history => {
    const naive = naiveDelivery(history);
    const failed = failedDeployments(history);
    expect(failed.map(({ index }) => index)).toEqual(naive.failed);
    expect(failed.map(({ remedy }) => remedy)).toEqual(naive.failed.map(naive.remedyOf));
    const at = (place: number) => history.deployments[place]?.at ?? 0;
    expect(recoveries(history.deployments, failed, now).map(({ ms }) => ms)).toEqual(
      naive.failed.map(index => {
        const remedy = naive.remedyOf(index);

        return (remedy === null ? now : at(remedy)) - at(index);
      }),
    );
    seen += failed.length;
  });
  // The histories do hold failures.
  expect(seen).toBeGreaterThan(100);
});

test('repairs agree with a naive reading', () => {
  let seen = 0;
  check(history => {
    const remedial = [...remedialDeployments(history)].toSorted((a, b) => a - b);
    expect(remedial).toEqual(naiveDelivery(history).remedial);
    seen += remedial.length;
  });
  expect(seen).toBeGreaterThan(100);
});

test('the deployments that a change fail rate is taken of agree with a naive reading', () => {
  check(history => {
    const settled = settledDeployments(history.deployments, now);
    const ages = history.deployments.map(({ at }) => (now - at) / dayMs);
    const counted = ages.flatMap((age, index) => (age >= 2 && age < 90 ? [index] : []));
    if (counted.length >= 10) expect(settled).toMatchObject({ enough: true, items: counted, days: 90 });
    else expect(settled).toMatchObject({ enough: false, n: counted.length, minimum: 10 });
  });
});

test('story lead times agree with a naive reading', () => {
  let seen = 0;
  check(history => {
    const naive = naiveDelivery(history);
    const { incidents: issues, deployments, pulls, carriers } = history;
    const expected = issues.flatMap(({ number, openedAt }) => {
      const place = naive.deliveredBy(number);

      return place === undefined ? [] : [`${number} ${(deployments[place]?.at ?? 0) - openedAt}`];
    });
    const found = storyLeadTimes(issues, pulls, deployments, carriers);
    expect(found.map(({ number, leadMs }) => `${number} ${leadMs}`)).toEqual(expected);
    seen += found.length;
  });
  expect(seen).toBeGreaterThan(10);
});
