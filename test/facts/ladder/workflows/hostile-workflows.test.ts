import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../../../src/facts/ladder/workflows/read-workflow.ts';

const read = (text: string | null) => readWorkflow('.github/workflows/a.yml', text);
const start = 'on: push\njobs:\n';
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i));

describe('what is no workflow says why', () => {
  test.each([
    ['nothing', '', 'no mapping at the top', null],
    ['a comment', '# later\n', 'no mapping at the top', null],
    ['a list', '- on: push\n', 'no mapping at the top', null],
    ['prose', 'Some words.\n', 'no mapping at the top', null],
    ['zero bytes', '\0\0\0\0', 'no mapping at the top', null],
    ['UTF-16 read as UTF-8', 'o\0n\0:\0 \0p\0', 'no mapping at the top', null],
    ['no YAML', 'on: [push\njobs: {', 'not YAML', 2],
    ['wrong indentation', 'on: push\n  jobs: {}\n', 'not YAML', 1],
    ['two documents', 'on: push\njobs: {}\n---\non: push\njobs: {}\n', 'more than one document', null],
    ['a key twice', 'on: push\njobs: { a: {} }\nname: A\nname: B\n', 'a key that is there twice', 4],
    ['a job twice', `${start}  a: {}\n  b: {}\n  a: {}\n`, 'a key that is there twice', 5],
    ['nothing that starts it', 'jobs: { a: {} }\n', 'no workflow: nothing starts it', null],
    ['an empty `on`', 'on:\njobs: { a: {} }\n', 'no workflow: nothing starts it', null],
    ['no jobs', 'on: push\n', 'no workflow: `jobs` is no mapping', null],
    ['a list of jobs', 'on: push\njobs: [a]\n', 'no workflow: `jobs` is no mapping', null],
    ['a job that is text', `${start}  a: {}\n  b: npm test\n`, 'a job that is no mapping', 4],
    ['a job that is empty', `${start}  a:\n`, 'a job that is no mapping', 3],
    ['an alias of nothing', 'on: push\njobs: *gone\n', 'an alias without its anchor', 2],
  ])('%s', (_, text, what, line) => {
    expect(read(text)).toEqual({
      path: '.github/workflows/a.yml',
      name: null,
      problem: { what, line },
      triggers: [],
      permissions: null,
      env: {},
      jobs: [],
    });
  });

  test.each([
    ['binary or too large to keep', null],
    ['5 MB', '# '.repeat(2_500_000)],
    ['one character above the limit', '#'.repeat(256 * 1024 + 1)],
  ])('%s', (_, text) => {
    expect(read(text).problem).toEqual({ what: 'larger than 256 KiB, or not text', line: null });
  });

  test('a text at the limit is read', () => {
    const head = `${start}  a: {}\n#`;
    expect(read(head + 'x'.repeat(256 * 1024 - head.length)).problem).toBe(null);
  });
});

describe('aliases', () => {
  test.each([
    ['within the mapping that they stand for', `${start}  a: &a\n    b: *a\n`],
    ['within the list that they stand for', `${start}  a: { steps: &a [*a] }\n`],
    ['merged into themselves', `${start}  a: &a\n    <<: *a\n`],
    ['of the whole document', '&all\non: push\njobs: *all\n'],
  ])('%s', (_, text) => {
    expect(read(text).problem?.what).toBe('an alias within what it stands for');
  });

  test('of a long script stand for too much, be they ever so few', () => {
    const script = `x: &x "${'y'.repeat(100_000)}"\n`;
    const steps = (count: number) => many(count, () => '      - run: *x\n').join('');
    const text = (count: number) => `${script}${start}  a:\n    steps:\n${steps(count)}`;

    expect(read(text(9)).problem).toBe(null);
    expect(read(text(10)).problem?.what).toBe('too much in it once its aliases are followed');
  });

  test('of aliases of aliases stand for too much', () => {
    const laughs = many(
      9,
      i => `x${i}: &x${i} [${many(9, () => (i === 0 ? 'ha' : `*x${i - 1}`)).join(', ')}]\n`,
    );
    expect(read(`${laughs.join('')}on: push\njobs: { a: {} }\n`).problem?.what).toBe(
      'too much in it once its aliases are followed',
    );
  });

  test('count with what they stand for: just below the limit they are read, just above not', () => {
    const list = `x: &x [${many(100, () => 'y').join(',')}]\n`;
    const using = (times: number) =>
      read(`${list}on: push\njobs: { a: { steps: [${'*x,'.repeat(times)}] } }\n`);
    expect(using(190).jobs[0]?.steps).toHaveLength(190);
    expect(using(200).problem?.what).toBe('too much in it once its aliases are followed');
  });
});

describe('depth', () => {
  const nested = (depth: number) =>
    `on: push\njobs: { a: {} }\nx: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;

  test('is read to a depth that nobody writes, and refused below', () => {
    expect(read(nested(90)).problem).toBe(null);
    expect(read(nested(250)).problem?.what).toBe('nested too deeply');
  });
});

/** Each of these took seconds, up to minutes, with the library's own ways. */
describe('no text of 256 KiB holds the thread', () => {
  const limit = 256 * 1024;
  const texts: Record<string, string> = {
    keys: start + many(30_000, i => `  k${i}: {}\n`).join(''),
    'keys in braces': `${start}  {${many(40_000, i => `k${i}`).join(',')}}`,
    tags: `on: push\njobs: [${'!a b,'.repeat(50_000)}]`,
    aliases: `on: push\nx: &x 1\njobs: [${'*x,'.repeat(85_000)}]`,
    'anchors and aliases': start + many(12_000, i => `  - &a${i} x\n  - *a${i}\n`).join(''),
    commas: `[${','.repeat(limit - 10)}]`,
    'open brackets': '['.repeat(limit - 10),
    'open braces': '{'.repeat(limit - 10),
    'dashes in dashes': '- '.repeat(limit / 2 - 10),
    'empty lines': '\n'.repeat(limit - 10),
    directives: '%Y\n'.repeat(limit / 3 - 10),
    'an endless plain scalar': `on: a${'\n'.repeat(limit - 100)}b`,
    'aliases of nothing': many(40_000, () => 'a: *b\n').join(''),
  };

  test.each(Object.entries(texts))('%s', (_, text) => {
    const cut = text.slice(0, limit);
    const from = performance.now();
    expect(read(cut).problem).not.toBe(null);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('nor does one with as many words as are let through', () => {
    const text = start + many(7_000, i => `  k${i}: {}\n`).join('');
    const from = performance.now();
    expect(read(text).problem?.what).toBe('too much in it once its aliases are followed');
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

test('names of the language change no object but the one they are read into', () => {
  const workflow = read(
    `${start}  __proto__: { env: { __proto__: a, constructor: b }, steps: [{ with: { __proto__: c } }] }\npermissions: { __proto__: write }\n`,
  );
  expect(workflow.jobs[0]?.id).toBe('__proto__');
  expect(Object.keys(workflow.jobs[0]?.env ?? {})).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  expect(Object.getPrototypeOf(workflow.jobs[0]?.steps[0]?.with)).toBe(Object.prototype);
});
