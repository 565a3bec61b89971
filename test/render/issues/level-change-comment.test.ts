import { describe, expect, test } from 'vitest';
import { assessed, unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { closedNote } from '../../../src/render/issues/closed-note.ts';
import { levelChangeComment } from '../../../src/render/issues/level-change-comment.ts';
import { type Answers, share } from '../../builders/answered-practices.ts';
import { answers, earlierTurn, maturityInput } from './maturity-cases.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

describe('the comment when a level changes', () => {
  const comment = (before: Answers, now: Answers = {}, language: 'en' | 'zh-CN' | 'both' = 'en') => {
    const { assessment, practices } = maturityInput({ answers: { ...answers, ...now } });

    return levelChangeComment(earlierTurn(7, before), assessment, texts, language, {
      zone: 'Asia/Shanghai',
      ...(practices === undefined ? {} : { practices }),
    });
  };

  test('says which, from what to what, and the values that moved it up', () => {
    expect(comment({ 'regression-test-for-bug': share(4, 20) })).toBe(
      '**Level changed since 2026-11-16**\n- Continuous testing 1 → 2–3: Regression test for a bug 20% → 65%',
    );
  });

  test('names only values that fell when a level fell', () => {
    const now = { 'pr-conversation': share(60, 180), 'bus-factor': assessed(4, { figures: {} }) };

    expect(comment({}, now)).toBe(
      '**Level changed since 2026-11-16**\n- Collaborative development 2 → 1: Conversations resolved 95% → 33.3%',
    );
  });

  test('says that a domain is judged no more, and which answers are missing', () => {
    const now = { 'pr-conversation': unknownBecause({ kind: 'source', what: 'rules' }) };

    expect(comment({}, { ...now, 'bus-factor': unknownBecause({ kind: 'fault' }) })).toBe(
      '**Level changed since 2026-11-16**\n- Collaborative development 2 → not judged: Bus factor 3 → not judged, Conversations resolved 95% → not judged',
    );
  });

  test('names two practices and counts the others', () => {
    const low = share(1, 100);
    const before = { 'pr-conversation': low, 'codeowners-cover': low, 'bus-factor': assessed(0) };

    expect(comment(before, { 'codeowners-cover': share(99, 100) })).toMatch(
      /1 → 2: Bus factor 0 → 3, Code-owner coverage 1% → 99% and 1 more$/,
    );
  });

  test('also tells that only the possible level changed', () => {
    const before = { 'test-results-published': share(1, 10), 'defect-trend': assessed(0.8) };

    expect(comment(before)).toContain('- Continuous testing 2 → 2–3');
  });

  test('is none where no level changed, whatever values did', () => {
    expect(comment({})).toBeNull();
    expect(comment({ 'priority-set': share(38, 75) })).toBeNull();
  });

  test('has both languages one after the other, Chinese first', () => {
    const both = comment({ 'regression-test-for-bug': share(4, 20) }, {}, 'both');

    expect(both?.split('\n\n').map(part => part.split('\n')[0])).toEqual([
      '**2026-11-16 以来级别有变化**',
      '**Level changed since 2026-11-16**',
    ]);
  });
});

describe('the note when Rung closes the issue', () => {
  test.each([
    ['switched-off', /`report: \{ mode: off \}`/],
    ['uninstalled', /no longer installed/],
    ['archived', /archived/],
  ] as const)('%s says why, and that it is opened again', (kind, why) => {
    const note = closedNote(kind, texts, 'en');

    expect(note).toMatch(why);
    expect(note).toMatch(/again/);
    expect(closedNote(kind, texts, 'both')).toBe(`${closedNote(kind, texts, 'zh-CN')}\n\n${note}`);
  });
});
