import { describe, expect, test } from 'vitest';
import { evidenceLine } from '../../src/commands/assess/evidence-line.ts';
import { levelBar } from '../../src/commands/assess/level-bar.ts';
import { assessmentText } from '../../src/commands/assess/print-text.ts';
import { catalogue } from '../../src/practices/catalogue.ts';
import { assessmentMarkdown } from '../../src/render/ladder/assessment-markdown.ts';
import { md } from '../../src/render/markdown.ts';
import { openResult, shownAssessment, tokenResult } from '../render/ladder/shown-cases.ts';

const plain = { isAll: false, isColoured: false, elapsedMs: 1_940 };

const step = {
  practice: 'token-permissions',
  domain: 'security-and-risk-management',
  level: 3,
  cost: 'file',
  stepsToLevel: 1,
} as const;

const cases: Parameters<typeof shownAssessment>[0] = {
  domains: {
    'continuous-delivery': { proven: 2, possible: 2, isPartlyNext: true, judged: 17, applicable: 24 },
    'security-and-risk-management': {
      ...{ proven: 2, possible: 3, judged: 7, applicable: 11 },
      practices: [tokenResult(), openResult('secret-scanning', { kind: 'clone' })],
    },
    'system-and-tools': { proven: 3, possible: 3, judged: 5, applicable: 7 },
    'technical-operations': { applicable: 0 },
  },
  next: [step],
};

test('a domain is a line, those without a level are counted, and the next step says where and how', () => {
  expect(assessmentText(shownAssessment(cases), plain)).toBe(`\
harbour/quote-gateway at b83f0aa · tree and git history only · profile service (Dockerfile, deploy.yml)

Domain                         Level     1    2    3    4    5    Judged
Continuous delivery            2 (3-)    ■────■────▨────□────□    17 of 24
Security and risk management   2–3       ■────■────?────□────□     7 of 11
System and tools               3         ■────■────■────□────□      5 of 7
Eight more domains             too few answers from a clone    see --all
One more domain                nothing to ask of this repository

One step
  1  token-permissions   2 of 6 workflow files declare read-only permissions at the top; level 3 asks 5 of 6
                         .github/workflows/build.yml, test.yml, scan.yml, docs.yml
                         → Put \`permissions: { contents: read }\` below \`on:\`; a job that needs more asks for it itself.

Not judged: 1 practice
  1  needs GitHub  → rung assess harbour/quote-gateway (token with read access)

Modelled on CAICT's model; not an assessment by CAICT.
Every answer with file and line: --format markdown · as data: --format json · 1.9 s
`);
});

test('in Chinese the columns stand below each other too', () => {
  const lines = assessmentText(shownAssessment({ ...cases, language: 'zh-CN' }), plain).split('\n');

  expect(lines[2]).toBe('领域             级别       1    2    3    4    5    已评估');
  expect(lines[3]).toBe('持续交付         2（3-）    ■────■────▨────□────□     17/24');
  expect(lines[6]).toBe('其余 8 个领域    仅凭克隆答案太少    见 --all');
});

test('of many steps the three first are shown, with --all each', () => {
  const shown = shownAssessment({ ...cases, next: [step, step, step, step] });

  expect(assessmentText(shown, plain)).toContain('\nThree of 4 steps, cheapest first\n');
  const all = assessmentText(shown, { ...plain, isAll: true });
  expect(all).toContain('\nFour steps, cheapest first\n');
  expect(all.match(/^ {2}\d {2}token-permissions/gm)).toHaveLength(4);
});

test('a whole GitHub repository is not called a clone, and † is explained where it stands', () => {
  const shown = shownAssessment(cases);
  const facts = {
    ...shown.facts,
    facts: { ...shown.facts.facts, pullRequests: { known: true, value: [] } as const },
  };
  const practices = (shown.practices ?? []).map(practice => ({ ...practice, lines: 'judgement' as const }));
  const text = assessmentText({ ...shown, facts, practices }, plain);

  expect(text).not.toContain('clone');
  expect(text).toContain('\nSecurity and risk management †   2–3 ');
  expect(text).toContain("\n† lines are Rung's own judgement. Modelled on");
});

test('what falls short in domains without a level is named too', () => {
  const shown = shownAssessment({
    domains: { 'security-and-risk-management': { judged: 1, practices: [tokenResult()] } },
  });
  const at = (target: 2 | 3) => ({
    ...shown,
    facts: { ...shown.facts, policy: { ...shown.facts.policy, target } },
  });

  expect(assessmentText(at(3), plain)).toContain(
    '\nNo step to level 3 is known: too little is judged (every answer: --all).\nAlso short of level 3: token-permissions\n',
  );
  expect(assessmentText(at(2), plain)).not.toContain('Also short');
  expect(assessmentMarkdown(at(3))).toContain('\nAlso short of level 3: `token-permissions`\n');
});

test('with --all each practice stands below its domain, with where it was seen', () => {
  const all = assessmentText(shownAssessment(cases), { ...plain, isAll: true });

  expect(all).toContain(`
Security and risk management
  ✕ 2  token-permissions  2 of 6 workflow files declare read-only permissions at the top; level 3 asks 5 of 6
                          .github/workflows/build.yml, test.yml, scan.yml, docs.yml
`);
  expect(all).toMatch(/^Technical operations +– +–$/m);
  expect(all).toMatch(/needs GitHub .*\n {5}secret-scanning\n/);
});

test('with every domain at its target no step is left', () => {
  const shown = shownAssessment({ domains: { 'system-and-tools': { proven: 3, possible: 3, judged: 5 } } });

  expect(assessmentText(shown, plain)).toContain(
    '\nNo step to level 3 is known: every domain that is judged is there.\n',
  );
});

test('where unknown answers decide, nothing is said to be there', () => {
  const shown = shownAssessment({ domains: { 'system-and-tools': { proven: 1, possible: 5, judged: 5 } } });

  expect(assessmentText(shown, plain)).toContain('\nNo step to level 3 is known: unknown answers decide.\n');
});

test('of what falls short the cheapest stands first, each with its next step where all are shown', () => {
  const practices = ['work-item-linked', 'branch-rules', 'security-policy'].map(id => tokenResult({ id }));
  const one = shownAssessment({ domains: { 'security-and-risk-management': { judged: 1, practices } } });
  const shown = { ...one, practices: catalogue };

  expect(assessmentText(shown, plain)).toContain(
    '\nAlso short of level 3: branch-rules, security-policy, work-item-linked\n',
  );
  expect(assessmentText(shown, { ...plain, isAll: true })).toMatch(
    / security-policy .*\n(?:.*\n)? +→ Name in `SECURITY\.md`/,
  );
  expect(assessmentMarkdown(shown)).toMatch(
    /\*\*`security-policy`.*\n(?: {2}- .*\n)* {2}- → Name in `SECURITY\.md`/,
  );
});

test('a value that decides nothing stands with what is missing', () => {
  const cause = { kind: 'unreadable', path: '<b>@x', line: null } as const;
  const seen = tokenResult({
    ...{ state: 'unknown', level: 1, lines: { 2: 'unknown' }, reason: { kind: 'unknown', cause } },
  });
  const shown = shownAssessment({ domains: { 'security-and-risk-management': { practices: [seen] } } });

  expect(assessmentText(shown, { ...plain, isAll: true })).toContain(
    'at the top; level 2 is open: <b>@x cannot be read',
  );
  expect(assessmentMarkdown(shown)).toContain(`is open: ${md('<b>@x')} cannot be read`);
});

test.each([
  [{ proven: 1, possible: 1, isPartlyNext: false }, '■────□────□────□────□'],
  [{ proven: 1, possible: 1, isPartlyNext: true }, '■────▨────□────□────□'],
  [{ proven: 1, possible: 3, isPartlyNext: true }, '■────?────?────□────□'],
  [{ proven: 5, possible: 5, isPartlyNext: false }, '■────■────■────■────■'],
] as const)('the bar of %j is %s', (level, expected) => {
  expect(levelBar(level)).toBe(expected);
});

describe('evidence on one line', () => {
  const file = (path: string, line?: number, text: string = path) =>
    line === undefined ? { path, text } : { path, line, text };

  test.each([
    [[], [], 0],
    [[file('a/b.yml', 3), file('a/c.yml'), file('d.yml')], ['a/b.yml:3', 'c.yml', 'd.yml'], 0],
    [[file('a.yml'), file('b.yml')], ['a.yml', 'b.yml'], 0],
    [[file('a/b.yml', 3, 'actions/checkout@v4')], ['a/b.yml:3 actions/checkout@v4'], 0],
    [[file('a/release.yml', 3, 'release')], ['a/release.yml:3 release'], 0],
    [[file('a/b.yml', 3, 'a/b.yml:3')], ['a/b.yml:3'], 0],
    [[{ text: '#12', at: 'pull/12' }], ['#12'], 0],
    [['1', '2', '3', '4', '5', '6'].map(text => ({ text })), ['1', '2', '3', '4'], 2],
  ])('%j is %j and %d more', (evidence, words, more) => {
    expect(evidenceLine(evidence)).toEqual({ words, more });
  });
});

describe('as Markdown', () => {
  test('every practice has its evidence with file and line', () => {
    const evidence = [
      { text: 'actions/checkout@v4', path: 'a b/x|y.yml', line: 3 },
      { text: '#12', at: 'pull/12' },
    ];
    const domains = {
      'security-and-risk-management': {
        proven: 2,
        possible: 2,
        judged: 1,
        practices: [tokenResult({ evidence })],
      },
    } satisfies NonNullable<Parameters<typeof shownAssessment>[0]>['domains'];
    const linked = assessmentMarkdown(
      shownAssessment({ domains, facts: { webUrl: 'https://git.harbour.example/harbour/quote-gateway' } }),
    );
    const bare = assessmentMarkdown(shownAssessment({ domains }));

    expect(linked).toContain(
      '(https://git.harbour.example/harbour/quote-gateway/blob/b83f0aa1234567890/a%20b/x%7Cy.yml#L3)',
    );
    expect(linked).toContain('(https://git.harbour.example/harbour/quote-gateway/pull/12)');
    expect(bare).toContain('\n  - `a b/x|y.yml:3` actions/checkout');
    expect(bare).not.toContain('](http');
  });

  test('has the table, the names of the levels and the disclaimer', () => {
    const markdown = assessmentMarkdown(shownAssessment(cases));

    expect(markdown).toContain('\n| Continuous delivery | **2 (3-)** | 17 of 24 |\n');
    expect(markdown).toContain('3 全面级 Comprehensive');
    expect(markdown).toContain('\n1. **`token-permissions`** 2 of 6 workflow files');
    expect(markdown).toMatch(/not an assessment by CAICT\.\n$/);
  });
});
