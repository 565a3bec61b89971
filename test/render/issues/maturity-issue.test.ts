import { describe, expect, test } from 'vitest';
import { assessed, unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { contentOf } from '../../../src/render/issues/content-of.ts';
import { maturityIssue } from '../../../src/render/issues/maturity-issue.ts';
import { share } from '../../builders/answered-practices.ts';
import { daysAgo, now } from '../../builders/ladder-facts.ts';
import { answers, fullExample, maturityInput } from './maturity-cases.ts';
import { nodesOf, renderedHtml } from './rendered-html.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const languages = ['en', 'zh-CN'] as const;
const bodyOf = (
  input: Parameters<typeof maturityIssue>[0],
  language: Parameters<typeof maturityIssue>[2] = 'en',
) => maturityIssue(input, texts, language).body;

describe.each(languages)('the maturity issue in %s', language => {
  test('reads so', async () => {
    const { title, body } = maturityIssue(fullExample(), texts, language);

    await expect(`# ${title}\n\n${body}\n`).toMatchFileSnapshot(`../shown/maturity-issue.${language}.md`);
  });

  test('has one table, and at most 40 lines before what is folded', () => {
    const [screen = ''] = bodyOf(fullExample(), language).split('<details>');
    const nodes = nodesOf(renderedHtml(bodyOf(fullExample(), language)));

    expect(nodes.filter(node => node === 'table')).toHaveLength(1);
    expect(screen.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  test('keeps its title, whatever stands in it', () => {
    const nothing = maturityInput({ answers: {} });
    const titles = [fullExample(), nothing].map(input => maturityIssue(input, texts, language).title);

    expect(new Set(titles).size).toBe(1);
  });

  test('leaves no gap in a sentence', () => {
    expect(bodyOf(fullExample(), language)).not.toMatch(/undefined|NaN|\[object|\{\{| {2,}\S.*\S {2,}|null/);
  });
});

test('the languages have the same parts in the same order', () => {
  const [english, chinese] = languages.map(language =>
    nodesOf(renderedHtml(bodyOf(fullExample(), language))),
  );

  expect(chinese).toEqual(english);
});

test('of both languages Chinese comes first, and English whole in a fold', () => {
  const { title, body } = maturityIssue(fullExample(), texts, 'both');
  const english = bodyOf(fullExample(), 'en');

  expect(title).toBe('Rung：本仓库的成熟度');
  expect(body).toBe(
    `${bodyOf(fullExample(), 'zh-CN')}\n\n<details><summary>English</summary>\n\n${english}\n\n</details>`,
  );
});

describe('the next step', () => {
  const firstLines = (input: Parameters<typeof maturityIssue>[0], language: 'en' | 'zh-CN' = 'en') =>
    bodyOf(input, language).split('\n\n')[0]?.split('\n');
  const gate = assessed(2, { figures: { areSeen: true, checks: 0 } });
  const delivery = {
    'quality-gate': gate,
    'ci-present': assessed(1, { figures: { onPush: true, onPullRequest: true } }),
    'review-coverage': share(190, 201),
  };

  test('names actor, time, issue, what was seen, what to do and what it brings', () => {
    expect(firstLines(maturityInput({ answers: delivery }))).toEqual([
      '**The next step: Make the tests a required check on `main`** (a setting, about two minutes, for the repository administrator: #512)',
      'Now: required checks: 0; tests no, static analysis no, coverage no; level 3 asks: tests are a required check. Settings, Rules, Rulesets: add the missing check to those required for the default branch.',
      'It brings Continuous delivery to 3 全面级 Comprehensive.',
    ]);
    expect(firstLines(maturityInput({ answers: delivery }), 'zh-CN')?.[0]).toBe(
      '**下一步：将测试作业设为 `main` 的必需检查**（改一项设置，约两分钟，仓库管理员可完成：#512）',
    );
  });

  test('says how many more it takes, and whether unknown answers have to be good', () => {
    const input = maturityInput({
      answers: {
        ...delivery,
        'red-fix-time': assessed(310, { figures: { lights: 6, median: 125, p90: 600, fix: 100 } }),
        'ci-success-rate': unknownBecause({ kind: 'samples', n: 3, minimum: 10 }),
      },
      improvements: new Map(),
    });

    expect(firstLines(input)?.[0]).toMatch(/administrator\)$/);
    expect(firstLines(input)?.[2]).toBe(
      'With 1 more step it brings Continuous delivery to 3 全面级 Comprehensive, if what cannot be judged yet is met too.',
    );
  });

  test('is none where all is at the target: then it says what holds', () => {
    const input = maturityInput({ answers: { ...delivery, 'quality-gate': assessed(3, { figures: {} }) } });

    expect(firstLines(input)).toEqual([
      '**No next step: each domain that has a level is at 3 全面级 Comprehensive or above.** 5 of 5 lines up to there are met.',
    ]);
    expect(bodyOf(input)).toContain('| Continuous delivery | **3** | for 4: ');
  });

  test('is none where unknown answers decide', () => {
    const unknown = unknownBecause({ kind: 'source', what: 'rules' });
    const input = maturityInput({
      answers: { ...delivery, 'quality-gate': unknown, 'ci-success-rate': share(181, 190) },
    });

    expect(firstLines(input)).toEqual([
      '**No step to 3 全面级 Comprehensive is known: it depends on what cannot be judged yet.** What is missing stands below.',
    ]);
  });

  test('is none where too little is judged, and what is short is named all the same', () => {
    expect(firstLines(maturityInput({ answers: { 'quality-gate': gate } }))).toEqual([
      '**No next step can be named yet: too little is judged.** What is missing stands below.',
      'Short of 3 全面级 Comprehensive in domains that have no level yet: Quality gate.',
    ]);
  });
});

test('where nothing is judged there is no table, no figure, no chart, and nothing is counted as zero', () => {
  const unknown = Object.fromEntries(
    Object.keys(answers).map(id => [id, unknownBecause({ kind: 'history', since: daysAgo(3) })]),
  );
  const body = bodyOf(maturityInput({ answers: unknown, policy: {} }));

  expect(body).toContain('**Not judged yet: 41 practices; 10 domains have no level yet.**');
  expect(body).toContain('- events of 14 days are needed, which come with time: 41');
  expect(body).not.toMatch(/^\||Beside published|mermaid|Waivers in force|Not applicable:|^- ✕|\b0%/m);
});

describe('what a body says', () => {
  const later = (days: number) => {
    const input = fullExample();
    const at = now + days * 86_400_000;

    return { ...input, assessment: { ...input.assessment, at }, earlier: input.earlier.slice(days) };
  };

  test('is the same content when only time passed, and another body', () => {
    const [one, other] = [bodyOf(fullExample(), 'both'), bodyOf(later(7), 'both')];

    expect(other).not.toBe(one);
    expect(contentOf(other)).toBe(contentOf(one));
    expect(contentOf(other.replaceAll('\n', '\r\n'))).toBe(contentOf(one));
  });

  test('is the same content after a push that changed nothing else', () => {
    const body = bodyOf(fullExample());

    expect(contentOf(body.replaceAll('41d0b6a7c2f04f6b9f6a2f1f0f4a8d1c9b3e5a70', 'b'.repeat(40)))).toBe(
      contentOf(body),
    );
  });

  test('is other content when a level, a value, a waiver or the target did', () => {
    const changed = [
      maturityInput({ answers: { ...answers, 'priority-set': share(40, 75) } }),
      maturityInput({ policy: { waivers: [] } }),
      maturityInput({ policy: { target: 4 } }),
      maturityInput({ targetSaidBy: { file: null, line: null } }),
    ];
    const contents = [maturityInput(), ...changed].map(input => contentOf(bodyOf(input)));

    expect(new Set(contents).size).toBe(5);
  });
});
