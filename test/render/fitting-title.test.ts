import { describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { ciOutput } from '../../src/render/ci-output.ts';
import { coverageOutput } from '../../src/render/coverage-output.ts';
import { fittingTitle } from '../../src/render/fitting-title.ts';
import { policyOutput } from '../../src/render/policy-output.ts';
import { wipOutput } from '../../src/render/wip-output.ts';
import { at, ciItem, workflowRun } from '../builders/ci.ts';
import { coverageFacts, lines, treeCoverage } from '../builders/coverage-facts.ts';
import { ciView, coverageView } from '../builders/views.ts';
import { ciCases } from './ci-cases.ts';
import { coverageCases } from './coverage-cases.ts';
import { policyCases } from './policy-cases.ts';
import { wipCases } from './wip-cases.ts';

const characters = (text: string) => [...text].length;
const long = 'release/2026.11-settlement-of-quotes-and-orders-of-all-harbours-and-their-gateways';

describe('a title', () => {
  const words = (name: string) => (cut: (name: string) => string) => `${cut(name)} red, not required`;

  test('of 70 characters stays whole', () => {
    const title = fittingTitle([words('x'.repeat(52))]);

    expect(title).toBe(`${'x'.repeat(52)} red, not required`);
  });

  test('of 71 loses the end of a name, not of its sentence', () => {
    expect(fittingTitle([words('x'.repeat(53))])).toBe(`${'x'.repeat(47)}… red, not required`);
  });

  test('takes a shorter wording before it cuts a name', () => {
    expect(fittingTitle([words('x'.repeat(60)), cut => cut('x'.repeat(60))])).toBe('x'.repeat(60));
  });

  test('counts what people see as one character once', () => {
    expect(fittingTitle([cut => cut('复'.repeat(70))])).toBe('复'.repeat(70));
  });
});

describe.each(['en', 'zh-CN'] as const)('every title in %s', language => {
  const texts = loadTexts(language);
  const titles = [
    ...Object.values(coverageCases).map(view => coverageOutput(texts, view).title),
    ...Object.values(ciCases).map(view => ciOutput(texts, view).title),
    ...Object.values(wipCases).map(view => wipOutput(texts, view).title),
    ...Object.values(policyCases).map(view => policyOutput(texts, view).title),
  ];

  test('has at most 70 characters', () => {
    expect(titles.filter(title => characters(title) > 70)).toEqual([]);
  });

  test('has at most 70 characters with large numbers', () => {
    const facts = coverageFacts({ 'src/a.ts': { run: lines(1, 12_345), missed: [12_346] } });
    const coverage = coverageOutput(texts, coverageView({ facts, values: { target: 99.999999 } }));
    const judged = lines(1, 400).map(number => ciItem(`w${number}`, number < 200 ? 'green' : 'skipped'));
    const since = new Date('2026-10-01T00:00:00Z');
    const targetBranch = { state: 'red', since, run: workflowRun() } as const;
    const subject = { baseBranch: long };
    const ci = ciOutput(texts, ciView({ judged, targetBranch, subject, required: true }));

    expect(characters(coverage.title)).toBeLessThanOrEqual(70);
    expect(characters(ci.title)).toBeLessThanOrEqual(70);
    expect(ci.title).toContain('2026-10-01');
  });

  test('has at most 70 characters with the longest of names', () => {
    const others = [ciItem(long, 'red')];
    const red = ciOutput(texts, ciView({ judged: [ciItem('test', 'green')], others, required: true }));
    const run = { run: lines(1, 9) };
    const facts = coverageFacts(
      { 'src/a.ts': run },
      { alternatives: [treeCoverage({ 'src/a.ts': { missed: lines(1, 9) } })] },
    );
    const numbering = coverageOutput(texts, coverageView({ facts, subject: { baseBranch: long } }));

    expect([red.title, numbering.title].map(characters).filter(count => count > 70)).toEqual([]);
    expect(red.title).toMatch(/release\/.*…/);
    expect(numbering.title).toMatch(/relea.*…/);
    // What it means stands behind the name, and is still there.
    expect([red.title.at(-1), numbering.title.at(-1)]).not.toContain('…');
  });
});

describe('the tail of a CI title', () => {
  const texts = loadTexts('en');
  const judged = [ciItem('test', 'green')];
  const others = [ciItem('docs-links', 'red')];
  const run = workflowRun();
  const titleOf = (values: Partial<Parameters<typeof ciView>[0]>) =>
    ciOutput(texts, ciView({ judged, ...values })).title;

  test('tells of a red target branch rather than of a red check that nobody requires', () => {
    const targetBranch = { state: 'red', since: at('09:12'), run } as const;

    expect(titleOf({ others, required: true, targetBranch })).toBe(
      '1 of 1 required green; main red since 09:12 UTC, not held against it',
    );
  });

  test.each([
    ['00:00', '00:00'],
    ['23:59', '2026-11-22'],
  ])('gives the time of today, the date of another day (%s)', (time, expected) => {
    const since = new Date(`2026-11-${time === '00:00' ? 23 : 22}T${time}:00Z`);

    expect(titleOf({ targetBranch: { state: 'red', since, run } })).toContain(`main red since ${expected}`);
  });

  test('tells nothing of others that are not red', () => {
    expect(titleOf({ others: [ciItem('docs-links', 'running')], required: true })).toBe(
      '1 of 1 required green',
    );
  });
});
