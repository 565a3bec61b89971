import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import { deploymentFrequency } from '../../../src/practices/continuous-delivery/deployment-frequency.ts';
import {
  commitLine,
  deliveryFacts,
  deploymentRecord,
  releaseRecord,
} from '../../builders/delivery-history.ts';
import { daysAgo, now, pullRecord, resultOf, runRecord } from '../../builders/ladder-facts.ts';

/** Each of the twelve whole weeks before this Monday has so many days with a deployment. */
const monday = now - 9 * hourMs;
const weekly = (days: number, aDay: number = 1) =>
  Array.from({ length: 12 }, (_, week) =>
    Array.from({ length: days * aDay }, (_, n) => {
      const at =
        monday - (week + 1) * 7 * dayMs + Math.floor(n / aDay) * dayMs + (n % aDay) * hourMs + hourMs;

      return deploymentRecord(week * 100 + n, `w${week}-${n}`, at);
    }),
  ).flat();

/** Eleven merges, of which `prompt` came to production the hour after; the others never did. */
const merges = (prompt: number, all: number = 10) => {
  const shas = Array.from({ length: all }, (_, index) => `m${index}`);
  const at = (index: number) => daysAgo(20 - index) + hourMs;

  return {
    commits: [...commitLine('base', ...shas)],
    pullRequests: shas.map((sha, index) => pullRecord(index, { mergeSha: sha, mergedAt: at(index) })),
    deployments: [
      deploymentRecord(9000, 'base', daysAgo(89)),
      ...shas.slice(0, prompt).map((sha, index) => deploymentRecord(9001 + index, sha, at(index) + hourMs)),
    ],
  };
};

const judge = (values: Parameters<typeof deliveryFacts>[0], policy = {}) =>
  resultOf(deploymentFrequency, deliveryFacts(values, policy));

describe('deployment frequency', () => {
  test.each([
    [1, 1, 2],
    [2, 1, 2],
    [3, 1, 3],
    [4, 2, 3],
    [5, 1, 3],
    [5, 2, 4],
  ])('%i days a week with %i deployments a day is level %i', (days, aDay, level) => {
    expect(judge({ deployments: weekly(days, aDay) })).toMatchObject({
      ...{ level, value: days, samples: 12, windowDays: 90, provenance: 'explicit' },
      figures: { deployments: days * aDay * 12, weeks: 12, fromRuns: false, fromReleases: false },
    });
  });

  test('less than one day a week is level 1, and so is nothing in the window after an older deployment', () => {
    const everyOther = weekly(1).filter((_, week) => week % 2 === 0);
    expect(judge({ deployments: everyOther })).toMatchObject({ level: 1, value: 0.5 });
    expect(judge({ deployments: [deploymentRecord(1, 'a', daysAgo(100))] })).toMatchObject({
      level: 1,
      value: 0,
    });
  });

  test.each([
    [9, 5, 'met'],
    [8, 4, 'unmet'],
  ])('of ten merges %i in production within a day is level %i', (prompt, level, line) => {
    const { deployments, ...rest } = merges(prompt);
    const given = { ...rest, deployments: [...deployments, ...weekly(5, 2)] };
    expect(judge(given)).toMatchObject({ level, lines: { 5: line } });
  });

  test('level 5 is unknown with too few merges, or where nobody may see them', () => {
    const { deployments, ...rest } = merges(9, 9);
    const given = { ...rest, deployments: [...deployments, ...weekly(5, 2)] };
    expect(judge(given)).toMatchObject({ level: 4, lines: { 5: 'unknown' }, reason: { cause: { n: 9 } } });
    const unseen = deliveryFacts({ deployments: weekly(5, 2) }, {}, { pullRequests: { kind: 'clone' } });
    expect(resultOf(deploymentFrequency, unseen)).toMatchObject({ level: 4, lines: { 5: 'unknown' } });
  });

  test('runs of a workflow found by name are shown and decide nothing, until the policy names it', () => {
    const workflow = '.github/workflows/deploy.yml';
    const runs = weekly(3).map(({ id, sha, statuses }) =>
      runRecord(id, 'success', statuses[0]?.at ?? 0, { workflow, sha }),
    );
    const text = 'on: push\njobs:\n  ship:\n    environment: production\n    steps: []\n';
    const files = { [workflow]: { text, changedAt: null } };
    expect(judge({ runs, files })).toMatchObject({
      ...{ state: 'unknown', value: 3, provenance: 'inferred', figures: { fromRuns: true } },
      reason: { cause: { kind: 'inferred', key: 'production.workflow' } },
    });
    const production = { environment: null, workflow: 'deploy.yml' };
    expect(judge({ runs }, { production })).toMatchObject({ level: 3, provenance: 'explicit' });
  });

  test('releases decide of a library only', () => {
    const releases = weekly(1).map(({ id, statuses }) => releaseRecord(`v${id}`, statuses[0]?.at ?? 0));
    expect(judge({ releases })).toMatchObject({
      state: 'unknown',
      value: 1,
      figures: { fromReleases: true },
    });
    expect(judge({ releases }, { profile: 'library' })).toMatchObject({ level: 2, provenance: 'explicit' });
  });

  test('is unknown where nothing was deployed, and where better records may not be read', () => {
    expect(judge({})).toMatchObject({ reason: { cause: { kind: 'source', what: 'deployments' } } });
    const permission = { kind: 'permission', permission: 'deployments' } as const;
    const releases = [releaseRecord('v1', daysAgo(1))];
    const unread = deliveryFacts({ releases }, {}, { deployments: permission });
    expect(resultOf(deploymentFrequency, unread)).toMatchObject({ reason: { cause: permission } });
    const library = deliveryFacts({ releases }, { profile: 'library' }, { deployments: permission });
    expect(resultOf(deploymentFrequency, library).state).toBe('unmet');
  });
});
