import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/model/cause.ts';
import { catalogue } from '../../../src/practices/catalogue.ts';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import {
  atLeast,
  atMost,
  moreThan,
  noLines,
  steps,
  upTo,
  yesFrom,
} from '../../../src/practices/thresholds.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { askedText, asksText, lineText } from '../../../src/render/ladder/asked-text.ts';
import { formatLine, formatValue } from '../../../src/render/ladder/format-value.ts';
import { isMostlyJudgement, levelText } from '../../../src/render/ladder/level-text.ts';
import { practiceText } from '../../../src/render/ladder/practice-text.ts';
import { causeText, reasonText } from '../../../src/render/ladder/reason-text.ts';
import { seenText } from '../../../src/render/ladder/seen-text.ts';
import { unknownGroups } from '../../../src/render/ladder/unknown-groups.ts';
import { md } from '../../../src/render/markdown.ts';
import { createTexts } from '../../../src/render/texts.ts';
import { openResult, shownAssessment, tokenResult } from './shown-cases.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

test.each([
  [{ proven: null, possible: null, isPartlyNext: false }, undefined],
  [{ proven: 2, possible: 2, isPartlyNext: false }, '2'],
  [{ proven: 2, possible: 2, isPartlyNext: true }, '2 (3-)'],
  [{ proven: 2, possible: 3, isPartlyNext: true }, '2–3'],
  [{ proven: 5, possible: 5, isPartlyNext: false }, '5'],
] as const)('a domain at %j is printed as %s', (level, expected) => {
  expect(levelText(level, texts.en)).toBe(expected);
});

test('in Chinese, the half of the next level stands in full-width brackets', () => {
  expect(levelText({ proven: 2, possible: 2, isPartlyNext: true }, texts['zh-CN'])).toBe('2（3-）');
});

test.each([
  [['judgement', 'judgement', 'sourced'], true],
  [['judgement', 'sourced'], false],
  [[], false],
] as const)('lines that are %j make it mostly judgement: %s', (lines, expected) => {
  const practices = lines.map(one => ({ ...tokenPermissions, lines: one }));
  const others = [{ ...tokenPermissions, lines: 'judgement' as const, gates: false }];

  expect(isMostlyJudgement(tokenPermissions.domain, [...practices, ...others])).toBe(expected);
  expect(isMostlyJudgement('application-design', practices)).toBe(false);
});

describe('what a level asks', () => {
  const practice = { ...tokenPermissions, id: 'sample' };
  const sample = createTexts('en', {
    [`practices/${practice.domain}`]:
      'sample: { step-3: "a decision record", condition-fresh: "not older than a year" }',
    ladder: 'unit: { percent: "{{value}}%", count: "{{value}}", "yes": "yes" }',
    'practices-doc': 'and: ", "',
    assess:
      'steps: { share: "{{need}} of {{whole}}" }\npractice: { top: "nothing more is asked", asks: "level {{level}} asks {{asked}}", asks-step: "level {{level}} asks: {{asked}}", asks-yes: "level {{level}} asks for it" }',
  });
  const asked = (levels: typeof practice.levels, figures: Record<string, number> = {}) =>
    askedText({ ...practice, levels }, 3, figures, sample);

  test.each([
    [70, 6, '5 of 6'],
    [50, 52, '26 of 52'],
    [80, 10, '8 of 10'],
    [81, 10, '9 of 10'],
    // 70 × 10 ÷ 100 is above 7 in floating point for some figures: never one more than is meant.
    [70, 110, '77 of 110'],
    [100, 3, '3 of 3'],
  ])('of a share of %d%% of %d is %s', (percent, whole, expected) => {
    expect(asked(atLeast('percent', { 3: percent }), { whole })).toBe(expected);
  });

  test.each([
    [atLeast('percent', { 3: 70 }), {}, '≥ 70%'],
    [atLeast('percent', { 3: 70 }), { whole: 0 }, '≥ 70%'],
    [atLeast('percent', { 3: moreThan(70) }), { whole: 6 }, '> 70%'],
    [atLeast('count', { 3: upTo(2) }), { whole: 6 }, '≤ 2'],
    [
      atLeast('percent', { 3: { is: '≥', value: 70, and: ['fresh'] } }),
      { whole: 6 },
      '≥ 70%, not older than a year',
    ],
    [steps(3), {}, 'a decision record'],
    [steps(4), {}, 'nothing more is asked'],
  ] as const)('of %j with %j is %s', (levels, figures, expected) => {
    expect(asked(levels, figures)).toBe(expected);
  });

  test.each([
    [yesFrom(3), {}, 'level 3 asks for it'],
    [steps(3), {}, 'level 3 asks: a decision record'],
    [atLeast('percent', { 3: 70 }), { whole: 6 }, 'level 3 asks 5 of 6'],
  ] as const)('of %j with %j is said as %s', (levels, figures, expected) => {
    expect(asksText({ ...practice, levels }, 3, figures, sample)).toBe(expected);
  });

  test('of a line is the same as in the document', () => {
    expect(lineText(tokenPermissions, { is: '≥', value: 100 }, texts.en)).toBe('100%');
    expect(lineText(practice, { is: '≥', value: 70, and: ['fresh'] }, sample)).toBe(
      '≥ 70%, not older than a year',
    );
  });

  test('of a line that any value meets is its condition alone', () => {
    expect(lineText(practice, { is: '≥', value: 0, and: ['fresh'] }, sample)).toBe('not older than a year');
  });
});

test.each([
  [{ is: '≤', value: 1440 }, 'minutes', '≤ 24 h'],
  [{ is: '≤', value: 90 }, 'minutes', '≤ 90 min'],
  [{ is: '<', value: 60 }, 'minutes', '< 60 min'],
  [{ is: '≤', value: 120 }, 'minutes', '≤ 2 h'],
  [{ is: '≤', value: 24 }, 'hours', '≤ 24 h'],
  [{ is: '≤', value: 72 }, 'hours', '≤ 3 d'],
  [{ is: '≤', value: 50 }, 'hours', '≤ 50 h'],
  [{ is: '≥', value: 1 }, 'per-week', '≥ 1 day a week'],
  [{ is: '≥', value: 3 }, 'per-week', '≥ 3 days a week'],
] as const)(
  'a line of %j %s is said as %s, in the larger unit only where that is exact',
  (line, unit, said) => {
    expect(formatLine(line, unit, texts.en)).toBe(said);
  },
);

test.each([
  [119, 'minutes', '119 min'],
  [2351, 'minutes', '39 h'],
  [10_000, 'minutes', '6.9 d'],
  [47, 'hours', '47 h'],
  [2201, 'hours', '92 d'],
  [2201, 'days', '2201 d'],
  [1, 'lines', '1 line'],
] as const)('%d %s are said as %s', (value, unit, said) => {
  expect(formatValue(value, noLines(unit), texts.en)).toBe(said);
});

test.each([
  [79.96, atLeast('percent', { 3: 80 }), '79.96%'],
  [99.97, atLeast('percent', { 4: 100 }), '99.97%'],
  [99.46, atLeast('percent', { 5: 99.5 }), '99.46%'],
  [80.04, atLeast('percent', { 3: moreThan(80) }), '80.04%'],
  [242, atMost('minutes', { 3: 240 }), '4.03 h'],
  [30.4, atMost('days', { 2: 30 }), '30.4 d'],
  [72.5, atMost('hours', { 3: 72 }), '3.02 d'],
  [793.4, atMost('lines', { 2: 793 }), '793.4 lines'],
  [80, atLeast('percent', { 3: 80 }), '80%'],
  [79.4, atLeast('percent', { 3: 80 }), '79.4%'],
  [240.00000001, atMost('minutes', { 3: 240 }), '4 h'],
] as const)(
  '%d beside the lines %j is said as %s, never as the line that it misses',
  (value, levels, said) => {
    expect(formatValue(value, levels, texts.en)).toBe(said);
  },
);

test('in Chinese the sign of a line stands before its number', () => {
  expect(formatLine({ is: '≥', value: 3 }, 'per-day', texts['zh-CN'])).toBe('≥ 3 次/日');
  expect(formatLine({ is: '≥', value: 1 }, 'per-week', texts['zh-CN'])).toBe('≥ 1 天/周');
});

const causes: readonly Cause[] = [
  { kind: 'permission', permission: 'administration' },
  { kind: 'clone' },
  { kind: 'report' },
  { kind: 'policy', key: 'incident-label' },
  { kind: 'samples', n: 3, minimum: 10 },
  { kind: 'history', since: Date.UTC(2026, 10, 20) },
  ...(
    [
      'ci',
      'deployments',
      'incidents',
      'coverage',
      'labels',
      'owners',
      'releases',
      'rules',
      'manifests',
    ] as const
  ).map(what => ({ kind: 'source', what }) as const),
  { kind: 'source', what: 'convention' },
  { kind: 'inferred', key: 'production.workflow' },
  { kind: 'truncated', what: 'commits' },
  { kind: 'unreadable', path: 'a.yml', line: 3 },
  { kind: 'failure', what: 'GET /x' },
  { kind: 'fault' },
];

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  test.each(causes)('%j has a sentence without gaps', cause => {
    const text = causeText(cause, texts[language]);

    expect(text.length).toBeGreaterThan(3);
    expect(text).not.toMatch(/undefined|\[object|\{\{/);
  });

  test.each([
    [{ kind: 'profile', profile: 'library' }, /library/],
    [{ kind: 'solo' }, /one person|一人/],
    [{ kind: 'waived', because: 'HSM', until: '2027-03-31' }, /2027-03-31.*HSM/],
    [{ kind: 'outside' }, /GitHub/],
    [{ kind: 'nothing', what: 'workflows' }, /workflow|工作流/],
  ] as const)('%j is said', (reason, expected) => {
    expect(reasonText(tokenPermissions, reason, texts[language])).toMatch(expected);
  });

  test.each(causes)('practices that wait for %j have a group, with an answer', cause => {
    const shown = shownAssessment({
      language,
      domains: { 'continuous-delivery': { practices: [openResult('a', cause)] } },
    });
    const [group, ...others] = unknownGroups(shown);

    expect(others).toEqual([]);
    expect(group?.opens).toEqual(['a']);
    expect([group?.what, group?.answer].join()).not.toMatch(/undefined|\[object|\{\{|^,|,$/);
  });
});

test.each(['en', 'zh-CN'] as const)(
  'in %s what was seen is said itself, nothing points to evidence that may be none',
  language => {
    for (const practice of catalogue)
      expect(practiceText(practice, 'seen', texts[language], {})).not.toMatch(/evidence|证据/);
  },
);

test('in English one of anything that was counted is singular', () => {
  const ones = { authorDays: 1, ...Object.fromEntries(counted.map(name => [name, 1])) };
  const many =
    / 1 (?!of )(?:(?!by |with )[a-z]+ ){0,3}?(?:approvals|bugs|changes|checks|days ago|deployments|drills|experiments|incidents|integrations|jobs|releases|requests|runs|weeks)\b/;
  const wrong = catalogue.flatMap(practice => {
    const said = ` ${practiceText(practice, 'seen', texts.en, ones)}`.replace(
      / of (?:the last )?1 [^;,]*/g,
      '',
    );

    return many.test(said) ? [`${practice.id}:${said}`] : [];
  });

  expect(wrong).toEqual([]);
});

const counted =
  'ageDays approvals authors branches bugs bugsBefore changes checks days deployments drills failed incidents integrations jobs merged open part pulls runs stories tasks weeks whole'.split(
    ' ',
  );

describe('unknown answers', () => {
  const groupsOf = (results: readonly ReturnType<typeof openResult>[], facts = {}) =>
    unknownGroups(shownAssessment({ domains: { 'continuous-delivery': { practices: results } }, facts })).map(
      ({ opens, what, answer }) => [opens.length, what, answer],
    );

  test('are grouped by what would make them known, the most first', () => {
    const groups = groupsOf([
      openResult('a', { kind: 'policy', key: 'incident-label' }),
      openResult('b', { kind: 'clone' }),
      openResult('c', { kind: 'clone' }),
      openResult('d', { kind: 'clone' }),
      openResult('e', { kind: 'inferred', key: 'production.environment' }),
      openResult('f', { kind: 'samples', n: 1, minimum: 10 }),
      openResult('g', { kind: 'source', what: 'services' }),
      openResult('h', { kind: 'source', what: 'labels' }),
    ]);

    expect(groups).toEqual([
      [3, 'need GitHub', 'rung assess harbour/quote-gateway (token with read access)'],
      [2, "need somebody's word", 'incident-label, production.environment in .github/rung.yml'],
      [1, 'has too few samples', 'they come with time'],
      [1, 'found nothing to judge', 'no service is named in a catalogue or a mesh'],
      [1, 'found nothing to judge', 'no label tells'],
    ]);
  });

  test('leave out what was judged in part, and what does not apply', () => {
    const inPart = tokenResult({ reason: { kind: 'unknown', cause: { kind: 'clone' } } });
    const waived = { ...openResult('w', { kind: 'clone' }), reason: { kind: 'solo' } as const };

    expect(groupsOf([inPart, waived])).toEqual([]);
  });

  test('of a shallow clone ask for its history, of GitHub say what is missing', () => {
    const results = [openResult('a', { kind: 'truncated', what: 'commits' })];
    const onGitHub = shownAssessment().facts;
    const facts = { facts: { ...onGitHub.facts, pullRequests: { known: true, value: [] } as const } };

    expect(groupsOf(results)).toEqual([[1, 'is known in part only', 'git fetch --unshallow']]);
    expect(groupsOf([openResult('a', { kind: 'truncated', what: 'files' })])[0]?.[2]).toMatch(
      /^git fetch --refetch/,
    );
    expect(groupsOf(results, facts)).toEqual([[1, 'is known in part only', 'commits']]);
  });

  test('name four words and count the others', () => {
    const results = ['a', 'b', 'c', 'd', 'e', 'f'].map(key => openResult(key, { kind: 'policy', key }));

    expect(groupsOf(results)[0]?.[2]).toBe('a, b, c, d, and 2 more in .github/rung.yml');
  });
});

test('what comes from outside is escaped where somebody shows it in Markdown, our own words are not', () => {
  const broken = openResult('token-permissions', { kind: 'unreadable', path: '<b>@team.yml', line: null });
  const sample = createTexts('en', {
    [`practices/${tokenPermissions.domain}`]: 'token-permissions: { seen: "**{{part}}** of {{whole}}" }',
    ladder: 'unit: { percent: "{{value}}%" }',
  });
  const hostile = tokenResult({ figures: { part: '<b>@team', whole: 6 } });

  expect(seenText(tokenPermissions, broken, texts.en, md)).not.toMatch(/<b>|@team/);
  expect(seenText(tokenPermissions, hostile, sample, md)).toBe(`**${md('<b>@team')}** of 6`);
  expect(seenText(tokenPermissions, hostile, sample)).toBe('**<b>@team** of 6');
});
