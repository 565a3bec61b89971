import { describe, expect, test } from 'vitest';
import type { LadderAssessment } from '../../../src/maturity/assess.ts';
import type { PracticeResult } from '../../../src/model/practice-result.ts';
import { mainGreenTime } from '../../../src/practices/continuous-delivery/main-green-time.ts';
import { qualityGate } from '../../../src/practices/continuous-delivery/quality-gate.ts';
import { actionsPinned } from '../../../src/practices/security-and-risk-management/actions-pinned.ts';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import { improvementIssue } from '../../../src/render/issues/improvement-issue.ts';
import { jobRecord, now, place, resultOf, workflowText } from '../../builders/ladder-facts.ts';
import { branchRules } from '../../builders/ladder-records.ts';
import { factsWith, issueInput, shortResult, texts, url } from './issue-cases.ts';

const workflow = (name: string) => `.github/workflows/${name}.yml`;
const sixFiles = {
  ...Object.fromEntries(['build', 'test', 'scan'].map(name => [workflow(name), workflowText()])),
  [workflow('docs')]: workflowText('', '      - uses: actions/deploy-pages@v4\n'),
  ...Object.fromEntries(
    ['release', 'nightly'].map(name => [workflow(name), workflowText('permissions: read-all\n')]),
  ),
};

const tokenIssue = (language: 'en' | 'zh-CN' | 'both' = 'en') => {
  const facts = factsWith({}, sixFiles);

  return improvementIssue(
    issueInput(tokenPermissions, 3, { facts, result: resultOf(tokenPermissions, facts) }),
    texts,
    language,
  );
};

describe('an improvement issue', () => {
  test('has its parts in the order in which they are read', async () => {
    const { title, body } = tokenIssue();

    await expect(`# ${title}\n\n${body}\n`).toMatchFileSnapshot('./shown/token-permissions.en.md');
    expect([...body.matchAll(/^\*\*([A-Z][^.*?(:]*)/gm)].map(([, head]) => head)).toEqual([
      'Workflow token permissions',
      'Seen',
      'Why it matters',
      'How',
      'Closes by itself',
      'Asked for by',
      'Not for you',
    ]);
  });

  test('says the same in Chinese, and in a fold below where both are asked for', async () => {
    const { title, body } = tokenIssue('zh-CN');
    const both = tokenIssue('both');

    await expect(`# ${title}\n\n${body}\n`).toMatchFileSnapshot('./shown/token-permissions.zh-CN.md');
    expect(both.title).toBe(title);
    expect(both.body).toBe(
      `${body}\n\n<details><summary>English</summary>\n\n${tokenIssue().body}\n\n</details>`,
    );
  });

  test('names the check by the name under which it ran, and the branch', async () => {
    const facts = factsWith(
      {
        place: { ...place, defaultBranch: 'trunk' },
        rules: branchRules(),
        runs: [],
        jobs: [jobRecord(1, now, { name: 'unit tests' })],
      },
      {
        [workflow('ci')]:
          'on: pull_request\njobs:\n  t:\n    name: unit tests\n    steps:\n      - run: npm test\n',
      },
    );
    const input = issueInput(qualityGate, 3, {
      facts: { ...facts, facts: { ...facts.facts, runs: { known: false, cause: { kind: 'clone' } } } },
    });
    const { title, body } = improvementIssue(input, texts, 'en');

    expect(title).toBe('Make `unit tests` a required check on `trunk`');
    expect(body).toContain('→ `unit tests`, source *GitHub Actions*');
    const unseen = { ...input.facts.facts, jobs: { known: true, value: [] } as const };
    expect(improvementIssue({ ...input, facts: { ...input.facts, facts: unseen } }, texts, 'en').title).toBe(
      'Make the tests a required check on `trunk`',
    );
  });

  describe('why it matters', () => {
    const short = shortResult(mainGreenTime, 3, {
      value: 92.14,
      windowDays: 30,
      figures: { lights: 8, hours: 31 },
    });
    const why = (greenTime: PracticeResult, language: 'en' | 'zh-CN' = 'en') => {
      const input = issueInput(qualityGate, 3);
      const domains = input.assessment.domains.map(domain => ({
        ...domain,
        practices: [...domain.practices, greenTime],
      }));
      const { body } = improvementIssue(
        { ...input, assessment: { ...input.assessment, domains } },
        texts,
        language,
      );

      return body.split('\n').find(line => /^\*\*(Why|为什么)/.test(line));
    };

    test('is told with what it costs this repository', () => {
      expect(why(short)).toBe(
        '**Why it matters.** A check that may be passed over is passed over when time is short, and the branch turns red for everybody. Here, over 30 days: Green time of the default branch 92.1% (8 red lights, red for 31 hours).',
      );
      expect(why(short, 'zh-CN')).toMatch(/本仓库 30 天内：[^。]*92\.1%（[^。]*8[^。]*31[^。]*）。$/);
    });

    test('costs nothing that is worth a word where that figure meets the target, or nobody knows it', () => {
      const met = { ...short, lines: { 2: 'met', 3: 'met', 4: 'unmet' } } as const;
      const unknown = { ...short, value: null };
      const plain = /turns red for everybody\.$/;
      expect(why(met)).toMatch(plain);
      expect(why(unknown)).toMatch(plain);
    });
  });

  test('cuts a long branch in its title, not the sentence', () => {
    const facts = factsWith({ place: { ...place, defaultBranch: 'b'.repeat(200) } });
    const { title } = improvementIssue(issueInput(qualityGate, 3, { facts }), texts, 'en');

    expect(title).toMatch(/^Make the tests a required check on `b+…`$/);
    expect(title.length).toBeLessThanOrEqual(70);
  });

  test('says what it is a step to', () => {
    const lead = (steps: number, change: Partial<LadderAssessment> = {}, language: 'en' | 'zh-CN' = 'en') => {
      const input = issueInput(tokenPermissions, 3, { steps });
      const assessment = { ...input.assessment, ...change };

      return improvementIssue({ ...input, assessment }, texts, language).body.split('\n')[0];
    };
    const { assessment, step } = issueInput(tokenPermissions, 3);
    const asCheap = { next: [step, { ...step, practice: 'sast' }] };
    const unknown = {
      domains: assessment.domains.map(domain => ({
        ...domain,
        practices: [
          ...domain.practices,
          shortResult(actionsPinned, 3, { lines: { 3: 'unknown' } }),
          shortResult(actionsPinned, 3, { lines: { 4: 'unknown' } }),
          shortResult(actionsPinned, 3, { lines: { 3: 'unknown' }, gates: false }),
        ],
      })),
    };

    expect(lead(3)).toContain('the quickest of 3 steps to level 3 全面级 Comprehensive in security and risk');
    expect(lead(3, asCheap, 'zh-CN')).toContain('达到 3 全面级的 3 个步骤');
    expect(lead(3, asCheap)).toContain('This is one of 3 steps to level 3');
    expect(lead(1)).toContain('With this step, security and risk management reaches level 3');
    expect(lead(1, unknown)).toContain('the last known step to level 3');
    expect(lead(1, unknown)).toContain('1 practice there cannot be judged yet');
  });

  test.each([
    [17, ' and 12 more.'],
    // Only so many are kept of a finding.
    [20, ' and others.'],
  ])('of %i places shows five, and says how many others are known', (length, others) => {
    const evidence = Array.from({ length }, (_, index) => ({ text: `#${index}`, at: `pull/${index}` }));
    const result = shortResult(tokenPermissions, 3, { evidence });
    const { body } = improvementIssue(issueInput(tokenPermissions, 3, { result }), texts, 'en');
    const seen = body.split('\n').find(line => line.startsWith('**Seen**'));

    expect(seen?.match(/\/pull\/\d+\)/g)).toHaveLength(5);
    expect(seen).toContain(others);
  });

  test.each([
    [
      { file: '.github/rung.yml', line: 7 },
      `target 3 in [.github/rung.yml line 7](${url}/blob/HEAD/.github/rung.yml#L7)`,
    ],
    [
      { file: '.github/rung.yml', line: null },
      `target 3 in [.github/rung.yml](${url}/blob/HEAD/.github/rung.yml)`,
    ],
    [
      { file: 'harbour/.github → .github/rung.yml', line: 3 },
      '](https://git.harbour.example/harbour/.github/blob/HEAD/.github/rung.yml#L3)',
    ],
    [
      { file: null, line: null },
      "target 3 is Rung's default, and `target:` in `.github/rung.yml` sets another",
    ],
  ])('says who asks: %j', (targetSaidBy, expected) => {
    expect(improvementIssue(issueInput(tokenPermissions, 3, { targetSaidBy }), texts, 'en').body).toContain(
      expected,
    );
  });

  test('gives commands for plain names only, since people paste them into a shell', () => {
    const uses = [
      'a/b@v1',
      'a/b@v1',
      'c/d/e@main',
      'x/$(id)@v1',
      'x/y@v1;id',
      "x/y@'v1'",
      'x/y@-v',
      `x/y@${'a'.repeat(40)}`,
    ];
    const steps = uses.map(one => `      - uses: ${JSON.stringify(one)}\n`).join('');
    const facts = factsWith({}, { [workflow('ci')]: workflowText('', steps) });
    const { body } = improvementIssue(issueInput(actionsPinned, 3, { facts }), texts, 'en');

    expect(body.match(/^git ls-remote .*$/gm)).toEqual([
      "git ls-remote https://git.harbour.example/a/b v1 'v1^{}'",
      "git ls-remote https://git.harbour.example/c/d main 'main^{}'",
    ]);
  });
});
