import { describe, expect, test } from 'vitest';
import type { PolicyProblem } from '../../src/policy/policy-problem.ts';
import { readPolicyFile } from '../../src/policy/read-policy-file.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { problemLine, problemMarkdown, problemText } from '../../src/render/policy-problem.ts';
import { mistypedKey } from '../builders/policy-problems.ts';

const english = loadTexts('en');
const chinese = loadTexts('zh-CN');

const inFile = { file: '.github/rung.yml', line: 7, column: 5 };

function firstOf(text: string): PolicyProblem {
  const [problem] = readPolicyFile(text, 'repository').problems;

  return problem ? { ...problem, file: '.github/rung.yml' } : expect.fail('no problem');
}

/** One of each, found in a file or made by hand. */
const every: Record<PolicyProblem['kind'], PolicyProblem> = {
  'unknown-key': mistypedKey(),
  'missing-key': firstOf('waivers: [{ practice: a, because: b }]'),
  'wrong-value': firstOf('checks: { incremental-coverage: { target: 101 } }'),
  'group-expected': firstOf('checks: 3'),
  'organization-only': firstOf('locked: []'),
  'looser-than-locked': {
    ...inFile,
    kind: 'looser-than-locked',
    values: {
      path: 'target',
      wish: '2',
      floor: '3',
      organizationFile: 'o/.github → .github/rung.yml',
      line: 4,
    },
  },
  'unknown-practice': {
    ...inFile,
    kind: 'unknown-practice',
    values: { path: 'waivers[0].practice', practice: 'signed-relase', nearest: 'signed-release' },
  },
  'past-waiver': {
    ...inFile,
    kind: 'past-waiver',
    values: { path: 'waivers[0].until', until: '2001-01-01' },
  },
  'reserved-key': firstOf('__proto__: 1'),
  'repeated-key': firstOf('start: advise\nstart: advise'),
  'repeated-name': firstOf(
    'checks:\n  incremental-coverage:\n    components:\n      - { name: api, paths: ["a/**"], target: 80 }\n      - { name: api, paths: ["b/**"], target: 80 }\n',
  ),
  'too-many-aliases': firstOf(`solo: &a true\ntarget: [${Array(101).fill('*a')}]`),
  'file-too-large': firstOf('#'.repeat(300 * 1024)),
  'wrong-name': { ...inFile, kind: 'wrong-name', values: { file: 'rung.yml', other: 'rung.yaml' } },
  'two-files': { ...inFile, kind: 'two-files', values: { file: 'rung.yml', other: 'rung.yaml' } },
  'not-a-regular-file': { ...inFile, kind: 'not-a-regular-file', values: { file: 'rung.yml' } },
  'merge-key': firstOf('<<: {}'),
  tag: firstOf('start: !!str advise'),
  'yaml-version': firstOf('%YAML 1.1\n---\nstart: advise'),
  'unknown-anchor': firstOf('start: *none'),
  'endless-alias': firstOf('waivers: &a [*a]'),
  'heavy-aliases': firstOf(
    Array.from({ length: 9 }, (_, i) => `k${i}: &k${i} [${Array(9).fill(i === 0 ? 1 : `*k${i - 1}`)}]`).join(
      '\n',
    ),
  ),
  'too-deep': firstOf('['.repeat(50_000)),
  'several-documents': firstOf('start: advise\n---\nstart: advise'),
  'key-not-text': firstOf('? [a]\n: b'),
  'tab-indent': firstOf('checks:\n\tpolicy: {}'),
  'bad-indent': firstOf('checks:\n    policy: {}\n  release: {}'),
  'missing-character': firstOf('start: "advise'),
  'bad-escape': firstOf('start: "\\q"'),
  'bad-start': firstOf('start: `advise`'),
  'bad-key': firstOf('start: enforce\n  target: 3'),
  syntax: firstOf('start: &a &b advise'),
};

const each = Object.entries(every).map(([kind, problem]) => ({ kind, problem }));

describe('every kind of problem', () => {
  test.each(each)('$kind is what it is called', ({ kind, problem }) => {
    expect(problem.kind).toBe(kind);
  });

  test.each(each)('$kind is one sentence in each language, all of its values in it', ({ problem }) => {
    for (const texts of [english, chinese]) {
      const text = problemText(texts, problem);
      expect(text).toMatch(/^\S.{3,}\S$/u);
      expect(text).not.toMatch(/undefined|null|\[object|\{\{|, ,|\(\)/);
    }
    expect(problemText(chinese, problem)).toMatch(/\p{Script=Han}/u);
    expect(problemText(english, problem)).not.toMatch(/\p{Script=Han}/u);
  });
});

test.each<[PolicyProblem, string]>([
  [every['unknown-key'], 'Line 7: unknown key taget, nearest is target'],
  [every['wrong-value'], 'Line 1: target: expected a number from 0 to 100, found 101'],
  [firstOf('xyzzy: 1'), 'Line 1: unknown key xyzzy'],
  [firstOf('target: 9'), 'Line 1: target: expected a whole number from 1 to 5, found 9'],
  [firstOf('start: enfroce'), 'Line 1: start: unknown value enfroce, nearest is enforce'],
  [every['group-expected'], 'Line 1: checks: expected keys and values'],
])('a title is short: %#', (problem, title) => {
  expect(problemLine(english, problem)).toBe(title);
  expect(title.length).toBeLessThanOrEqual(70);
});

test('in Markdown nothing of the file is more than text', () => {
  const hostile = firstOf('"@harbour/all <img src=x> [a](b)": 1');

  expect(String(problemMarkdown(english, hostile))).toMatch(/^`\.github\/rung\.yml` line 1: unknown key/);
  expect(String(problemMarkdown(english, hostile))).not.toMatch(/@harbour|<img|\]\(/);
});
