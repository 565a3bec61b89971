import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Sentence, sentence } from '../../src/model/sentence.ts';
import { quotedWords, shownSize, unreadBecause, unreadReasons } from '../../src/model/unread-reason.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { tellSentence } from '../../src/render/tell-sentence.ts';

const root = new URL('../../', import.meta.url);
const languages = ['en', 'zh-CN'] as const;
const reasons = Object.entries(unreadReasons);

/** What a sentence prints or decides by, but the items of its own lists. */
function valuesIn(source: string): readonly string[] {
  const names = new Set<string>();
  class Names extends Handlebars.Visitor {
    override PathExpression({ original, data }: hbs.AST.PathExpression): void {
      if (!data) names.add(original);
    }
  }
  new Names().accept(Handlebars.parse(source));

  return [...names].filter(name => !['each', 'if', 'unless', 'word'].includes(name)).toSorted();
}

describe.each(languages)('in %s', language => {
  const catalogue: Record<string, Record<string, string>> = parse(
    readFileSync(new URL(`templates/${language}/unread-reason.yml`, root), 'utf8'),
  );
  const sentences = Object.entries(catalogue).flatMap(([section, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${section}.${name}`, text] as const),
  );

  test('every reason has its sentence, with its values and no others', () => {
    expect(Object.fromEntries(sentences.map(([id, text]) => [id, valuesIn(text)]))).toEqual(
      Object.fromEntries(reasons.map(([id, names]) => [id, names.toSorted()])),
    );
  });
});

test('every reason is given somewhere', () => {
  const source = ['model', 'coverage', 'collect']
    .flatMap(folder => {
      const under = new URL(`src/${folder}/`, root);
      const files = readdirSync(under, { recursive: true, encoding: 'utf8' });

      return files
        .filter(file => file.endsWith('.ts'))
        .map(file => readFileSync(new URL(file, under), 'utf8'));
    })
    .join('\n');
  // Once in the table itself.
  const isGiven = (id: string) => source.split(`'${id}'`).length > 2;

  expect(reasons.map(([id]) => id).filter(id => !isGiven(id))).toEqual([]);
});

/** Names of formats, of files and of what they are made of, in any language. */
const names =
  /\b(?:Rung|Istanbul|XML|JSON|DOCTYPE|NUL|MiB|zip|gzip|lcov|coverage-(?:summary|final)\.json|UTF-(?:8|16)|ISO-8859-1)\b/g;

test('no Chinese reason has a word of English in it but for names', () => {
  const texts = loadTexts('zh-CN');
  const told = reasons.map(([id, values]) =>
    tellSentence(sentence(`unread-reason:${id}`, Object.fromEntries(values.map(name => [name, 7]))), texts),
  );

  expect(told.filter(text => /[a-z]/i.test(text.replace(names, '')))).toEqual([]);
});

const deep = unreadBecause('xml.deep', { most: 256 });

test.each<[Sentence, string, string]>([
  [
    unreadBecause('report.other-format', { formats: ['lcov', 'JaCoCo XML'] }),
    'its first lines are in no format Rung reads; expected one of lcov, JaCoCo XML',
    '开头几行不是 Rung 可读取的格式；应为以下格式之一：lcov、JaCoCo XML',
  ],
  [unreadBecause('report.empty', { formats: [] }), 'it is empty', '文件为空'],
  [
    unreadBecause('at.line', { line: 3, column: 5, problem: deep }),
    'line 3, column 5: elements are nested deeper than 256',
    '第 3 行第 5 列：元素嵌套超过 256 层',
  ],
  [
    unreadBecause('at.byte', {
      byte: 9,
      problem: unreadBecause('json.malformed', { words: 'Unexpected "x"' }),
    }),
    'byte 9: not well-formed JSON: Unexpected "x"',
    '字节 9 处：JSON 格式不正确（原始信息：Unexpected "x"）',
  ],
  [
    unreadBecause('archive.large', { size: shownSize(100 * 1024 * 1024) }),
    'it is larger than 100 MiB',
    '大于 100 MiB',
  ],
  [unreadBecause('archive.large', { size: shownSize(50) }), 'it is larger than 50 bytes', '大于 50 字节'],
  [
    unreadBecause('report.fault', { error: '' }),
    'Rung could not read it (unknown error)',
    'Rung 未能读取（未知错误）',
  ],
])('%j is told in both languages', (reason, english, chinese) => {
  expect(languages.map(language => tellSentence(reason, loadTexts(language)))).toEqual([english, chinese]);
});

test('words of another are one line, and not long', () => {
  expect(quotedWords('a\nb\u202ec')).toBe('a b c');
  expect(quotedWords('x'.repeat(201))).toBe('x'.repeat(200));
});
