import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../src/model/practice-result.ts';
import { catalogue } from '../../../src/practices/catalogue.ts';
import { assessed, unknownBecause } from '../../../src/practices/outcome.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { maturityIssue } from '../../../src/render/issues/maturity-issue.ts';
import type { Answers } from '../../builders/answered-practices.ts';
import { maturityInput } from './maturity-cases.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const folder = 'a-long-name-of-a-folder/'.repeat(6);
const evidence = (count: number, path: string): readonly Evidence[] =>
  Array.from({ length: count }, (_, index) => ({ text: `${path}${index}.yml`, path: `${path}${index}.yml` }));

/** All practices of the catalogue: one falls short, the next is met, the next is unknown for that reason. */
function everything(count: number, path: string, why = 'word', figure = 'x'): Answers {
  const because = unknownBecause({ kind: 'failure', what: why });
  const figures = { described: figure, checks: figure, kinds: figure, owners: figure, part: 3, whole: 9 };
  const seen = { figures, evidence: evidence(count, path) };

  return Object.fromEntries(
    catalogue.map(({ id, levels }, index) => {
      const is = Object.values(levels.lines)[0]?.is ?? '≥';
      const isFloor = is === '≥' || is === '>';
      const [good, other] = isFloor ? [100, 0] : [0, 5000];

      return [id, index % 3 === 2 ? because : assessed(index % 3 === 0 ? other : good, seen)];
    }),
  );
}

const input = (...given: Parameters<typeof everything>) =>
  maturityInput({ answers: everything(...given), policy: {} });
const bodyOf = (given: ReturnType<typeof input>, language: 'en' | 'zh-CN' | 'both') =>
  maturityIssue(given, texts, language).body;
const parts = (body: string) => ({
  screen: body.split('<details>')[0],
  foot: body.slice(body.lastIndexOf('</details>\n\n') + 12),
});
const notes = [/Shortened: ([^.]*)\./, /已缩短：([^。]*)。/] as const;

test('all of the catalogue with ordinary evidence stays whole in one language', () => {
  const body = bodyOf(input(2, 'src/'), 'en');

  expect(body).not.toMatch(notes[0]);
  expect(body.match(/^- [✓✕?–○] /gm)).toHaveLength(catalogue.length);
});

describe.each(['en', 'zh-CN', 'both'] as const)('too long in %s', language => {
  const whole = bodyOf(input(1, ''), language);
  const long = bodyOf(input(20, folder), language);

  test('it fits, and says what is left out and where all of it is', () => {
    expect(new TextEncoder().encode(long).byteLength).toBeLessThanOrEqual(60_000);
    expect(long).toMatch(notes[language === 'en' ? 0 : 1]);
    expect(long).toContain('`rung assess harbour/quote-gateway --format markdown`');
  });

  test('the first screen and the foot stay as they are', () => {
    expect(parts(long).screen).toBe(parts(whole).screen);
    expect(parts(long).foot).toBe(parts(whole).foot);
  });

  test('no fold is left open', () => {
    expect(long.match(/<details>/g)).toHaveLength(long.match(/<\/details>/g)?.length ?? -1);
  });
});

test.each([
  ['en', 5, 'src/a-folder/', 'word', 'two pieces of evidence for each practice are listed'],
  ['both', 5, folder, 'word', 'no evidence is listed'],
  ['both', 5, folder, 'word # '.repeat(20), 'what is met, and all evidence, is left out'],
] as const)('in %s first evidence goes, then what is met', (language, count, path, why, said) => {
  const body = bodyOf(input(count, path, why), language);

  expect(notes[0].exec(body)?.[1]).toBe(said);
});

test('hostile figures and reasons do not make it too long either', () => {
  const because = '#@'.repeat(200);
  const waivers = catalogue.map(({ id }) => ({ practice: id, until: '2027-01-01', because })).slice(0, 60);
  const given = maturityInput({
    answers: everything(20, '#@'.repeat(100), because, because),
    policy: { waivers },
  });
  const body = bodyOf(given, 'both');

  expect(new TextEncoder().encode(body).byteLength).toBeLessThanOrEqual(60_000);
  expect(body.match(/Modelled on CAICT|参照中国信通院/g)).toHaveLength(2);
});
