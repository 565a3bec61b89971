import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FactValues, RepositoryFacts } from '../../../src/facts/ladder/repository-facts.ts';
import type { NextStep } from '../../../src/maturity/next-steps.ts';
import { type AskedLevel, askedLevels } from '../../../src/model/level.ts';
import type { PracticeResult } from '../../../src/model/practice-result.ts';
import type { Practice } from '../../../src/practices/define-practice.ts';
import { isCeiling } from '../../../src/practices/thresholds.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import type { ImprovementIssueInput } from '../../../src/render/issues/issue-inputs.ts';
import { daysAgo, filesOf, place, repositoryFacts, treeOf } from '../../builders/ladder-facts.ts';
import { domainOf } from '../ladder/shown-cases.ts';

export const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
export const url = 'https://git.harbour.example/harbour/quotes';
const headSha = '41d0b6a1234567890abcdef1234567890abcdef1';

export const factsWith = (
  values: Partial<FactValues> = {},
  files: Readonly<Record<string, string>> = {},
): RepositoryFacts =>
  repositoryFacts({
    place: { ...place, headSha },
    tree: treeOf(...Object.keys(files), 'package.json', 'package-lock.json', 'src/index.ts'),
    files: filesOf(files),
    ...values,
  });

/** A figure for each word that the practice's sentence on what was seen uses. */
function figuresOf({ id, domain }: Practice): Readonly<Record<string, number>> {
  const file = new URL(`../../../templates/en/practices/${domain}.yml`, import.meta.url);
  const sentences = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const names = [...(sentences[id]?.['seen'] ?? '').matchAll(/\{\{(?:count )?([a-zA-Z]\w*)/g)];

  return { part: 2, whole: 6, ...Object.fromEntries(names.map(([, name = ''], index) => [name, index + 2])) };
}

/** Short of that line, and of none below it. */
export function shortResult(
  practice: Practice,
  level: AskedLevel,
  values: Partial<PracticeResult> = {},
): PracticeResult {
  const asked = askedLevels.filter(at => practice.levels.lines[at] !== undefined);
  const line = practice.levels.lines[level];
  const value = line === undefined ? 0 : isCeiling(line) ? line.value * 2 + 1 : line.value / 2;

  return {
    ...{ id: practice.id, state: 'unmet', level: 1, value, isAtLeast: false, samples: 6, windowDays: 90 },
    lines: Object.fromEntries(asked.map(at => [at, at < level ? 'met' : 'unmet'])),
    ...{ provenance: 'explicit', figures: figuresOf(practice), reason: null, carriedFrom: null, gates: true },
    evidence: [
      { text: '.github/workflows/test.yml', path: '.github/workflows/test.yml', line: 3 },
      { text: '#431', at: 'pull/431' },
    ],
    ...values,
  };
}

export function issueInput(
  practice: Practice,
  level: AskedLevel,
  values: Partial<ImprovementIssueInput> & { readonly steps?: number } = {},
): ImprovementIssueInput {
  const facts = values.facts ?? factsWith();
  const result = values.result ?? shortResult(practice, level);
  const { domain, cost, id } = practice;
  const step: NextStep = { practice: id, domain, level, cost, stepsToLevel: values.steps ?? 3 };

  return {
    ...{ facts, result, step, url },
    assessment: {
      ...{ repository: facts.repository, at: daysAgo(0), catalogue: '1.4', unknown: [], next: [step] },
      profile: { profile: 'service', isDetected: true, by: [] },
      domains: [domainOf(domain, { proven: 2, possible: 2, isPartlyNext: true, practices: [result] })],
    },
    targetSaidBy: { file: 'harbour/.github → .github/rung.yml', line: 3 },
    ...values,
  };
}
