import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPractices } from '../../scripts/practices/find-practices.ts';
import { askedLevels } from '../../src/model/level.ts';
import { statements } from '../../src/model/statements.ts';
import { subItems } from '../../src/model/sub-items.ts';
import { catalogue } from '../../src/practices/catalogue.ts';
import type { Line } from '../../src/practices/thresholds.ts';
import { isCeiling } from '../../src/practices/thresholds.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { practiceSentences, practiceText } from '../../src/render/ladder/practice-text.ts';

const [english, chinese] = [loadTexts('en'), loadTexts('zh-CN')];
const all = catalogue.map(practice => [practice.id, practice] as const);

test('the catalogue has every practice file once, and each file is named after its practice', () => {
  expect(catalogue.map(({ id, domain }) => `${domain}/${id}.ts`)).toEqual(
    findPractices().map(({ path }) => path),
  );
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
});

describe.each(all)('%s', (id, practice) => {
  const lines = askedLevels.flatMap(level => {
    const line = practice.levels.lines[level];

    return line === undefined ? [] : [{ level, line }];
  });

  test('has a test of its own', () => {
    expect(existsSync(join(import.meta.dirname, practice.domain, `${id}.test.ts`))).toBe(true);
  });

  test('asks no less at a higher level', () => {
    for (const [index, { line }] of lines.entries()) {
      const before = lines[index - 1]?.line;
      if (before !== undefined) expect(isNoWeaker(line, before), `${line.is} ${line.value}`).toBe(true);
    }
  });

  test('says all its sentences in both languages, and the Chinese ones are Chinese', () => {
    for (const sentence of practiceSentences) {
      expect(practiceText(practice, sentence, english)).not.toBe('');
      if (sentence !== 'seen') expect(practiceText(practice, sentence, chinese)).toMatch(/\p{Script=Han}/u);
    }
    for (const { line } of lines) {
      const more = (line.and ?? []).map(name => `condition-${name}` as const);
      const step = practice.levels.unit === 'step' ? [`step-${line.value}` as const] : [];
      for (const sentence of [...more, ...step])
        for (const texts of [english, chinese]) expect(practiceText(practice, sentence, texts)).not.toBe('');
    }
  });

  test('serves sub-items and statements that there are', () => {
    const codes: readonly string[] = subItems.map(({ code }) => code);
    for (const code of practice.subItems) expect(codes).toContain(code);
    for (const statement of practice.statements) expect(statements).toHaveProperty(statement);
  });

  test('is seen in the figures of other practices of the catalogue', () => {
    const others = catalogue.filter(({ levels }) => levels.unit !== 'yes').map(other => other.id);
    for (const other of practice.seenIn) expect(others.filter(one => one !== id)).toContain(other);
  });

  test('needs something', () => {
    expect(practice.needs.length).toBeGreaterThan(0);
  });
});

function isNoWeaker(line: Line, before: Line): boolean {
  if (isCeiling(line) !== isCeiling(before)) return false;
  const stricter = isCeiling(line) ? line.value < before.value : line.value > before.value;
  const adds = (line.and ?? []).length >= (before.and ?? []).length;

  return stricter || (line.value === before.value && adds);
}
