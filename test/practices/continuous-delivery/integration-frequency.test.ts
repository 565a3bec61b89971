import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import { integrationFrequency } from '../../../src/practices/continuous-delivery/integration-frequency.ts';
import type { Practice } from '../../../src/practices/define-practice.ts';
import {
  bot,
  ciFacts,
  commitRecord,
  daysAgo,
  filesOf,
  headRecord,
  now,
  resultOf,
  runRecord,
  seenOf,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';

/** The window of 90 days to a Monday has 64 working days; one more is a holiday of no use, four are: 60 are left. */
const calendar = {
  zone: 'UTC',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-03'],
  workdays: [],
};

/** Heads that CI ran on, and commits on so many different days. */
function pushed(integrations: number, authorDays: number): Pick<FactValues, 'heads' | 'runs' | 'commits'> {
  const heads = Array.from({ length: integrations }, (_, index) => headRecord(`head-${index}`));

  return {
    heads,
    runs: heads.map(({ sha }, index) => runRecord(index, 'success', daysAgo(1), { sha })),
    commits: Array.from({ length: authorDays }, (_, index) =>
      commitRecord(`commit-${index}`, { authoredAt: now - (index % 90) * dayMs, author: author(index) }),
    ),
  };
}

const author = (index: number) => ({ login: `person-${Math.floor(index / 90)}`, isBot: false });
const judge = (values: Partial<FactValues>, practice: Practice = integrationFrequency) =>
  resultOf(practice, ciFacts(values, { calendar }));

describe('daily integrations', () => {
  test.each([
    [11, 20, 1],
    [12, 20, 2],
    [59, 20, 2],
    [60, 20, 3],
    [179, 20, 3],
    [180, 180, 5],
    [180, 181, 3],
  ])('%i in 60 working days and %i author-days are level %i', (integrations, authorDays, level) => {
    expect(judge(pushed(integrations, authorDays))).toMatchObject({
      ...{ level, value: integrations / 60, samples: 60, windowDays: 90 },
    });
  });

  test('are level 4 where CI coverage is below its level 5', () => {
    const given = pushed(180, 100);
    const withGap = { ...given, heads: [...given.heads, headRecord('without')] };
    const paths = workflowText().replace('[push, pull_request]', '{ push: { paths: ["src/**"] } }');
    const files = filesOf({ '.github/workflows/test.yml': paths });

    expect(judge(withGap)).toMatchObject({ level: 4, lines: { 4: 'met', 5: 'unmet' } });
    expect(judge({ ...given, files, tree: treeOf('infra/main.tf') })).toMatchObject({ level: 4 });
    expect(judge({ ...given, files: {} })).toMatchObject({
      ...{ level: 4, lines: { 5: 'unknown' }, reason: { cause: { kind: 'source', what: 'ci' } } },
    });
  });

  test('leave level 4 unknown with fewer than 5 author-days', () => {
    expect(judge(pushed(180, 5)).level).toBe(5);
    expect(judge(pushed(180, 4))).toMatchObject({
      ...{ level: 3, lines: { 3: 'met', 4: 'unknown' } },
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
  });

  test('are what people pushed and CI ran on, on free days too, within the days of the window', () => {
    const given = pushed(30, 24);
    const sunday = headRecord('sunday', { at: daysAgo(1) });
    const first = headRecord('first', { at: daysAgo(89) });
    const others = [
      headRecord('bot', { by: bot }),
      headRecord('unbuilt'),
      headRecord('old', { at: daysAgo(90) }),
    ];
    const heads = [...given.heads, sunday, first, ...others];
    const runs = ['sunday', 'first', 'bot', 'old'].map((sha, i) =>
      runRecord(90 + i, 'failure', daysAgo(1), { sha }),
    );
    const result = judge({ ...given, heads, runs: [...given.runs, ...runs] });

    expect(result.figures).toEqual({ integrations: 32, days: 60, authorDays: 24, perAuthorDay: 1.3 });
    expect(seenOf(integrationFrequency, result)).toBe(
      '32 integrations in 60 working days; 1.3 for each of 24 days on which somebody wrote a commit',
    );
    expect(seenOf(integrationFrequency, result, 'zh-CN')).toContain('60 个工作日集成 32 次');
  });

  test('are 0 where CI is there and nobody pushed, and unknown where there is no CI or it was only found', () => {
    const { runs, ...given } = pushed(180, 100);

    expect(judge({ runs, commits: [], heads: [] })).toMatchObject({ value: 0, level: 1, state: 'unmet' });
    expect(judge({ ...given, runs: [] })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'ci' } },
    });
    const outside = runs.map(run => ({ ...run, workflow: 'status:jenkins' }));
    expect(judge({ ...given, runs: outside })).toMatchObject({
      ...{ value: 3, state: 'unknown', provenance: 'inferred' },
      reason: { cause: { kind: 'inferred', key: 'ci.contexts' } },
    });
  });

  test('are unknown where the calendar leaves fewer than 5 working days', () => {
    const holidays = Array.from({ length: 90 }, (_, index) =>
      new Date(daysAgo(index)).toISOString().slice(0, 10),
    );
    const facts = (days: number) =>
      ciFacts(pushed(20, 20), { calendar: { ...calendar, holidays: holidays.slice(days) } });

    expect(resultOf(integrationFrequency, facts(6))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
    expect(resultOf(integrationFrequency, facts(7)).value).toBe(4);
  });
});
