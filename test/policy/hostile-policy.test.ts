import { afterEach, describe, expect, test } from 'vitest';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { said } from '../builders/policy-problems.ts';

const prototypeBefore = Reflect.ownKeys(Object.prototype);

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(prototypeBefore);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

const problemsOf = (text: string) => policyInForce({ repository: { file: 'rung.yml', text } }).problems;

const billionLaughs = Array.from(
  { length: 9 },
  (_, level) => `k${level}: &k${level} [${Array(9).fill(level === 0 ? 'lol' : `*k${level - 1}`)}]`,
).join('\n');

describe('T10: hostile YAML is refused in words, before anything is merged', () => {
  test.each([
    [
      '__proto__ at the top',
      '__proto__: { polluted: yes }',
      'line 1, column 1: __proto__ is a reserved word',
    ],
    [
      '__proto__ below',
      'checks:\n  __proto__: { polluted: yes }',
      'line 2, column 3: __proto__ is a reserved word',
    ],
    [
      '__proto__ in a flow',
      'checks: { "__proto__": { polluted: 1 } }',
      'line 1, column 11: __proto__ is a reserved',
    ],
    ['__proto__ under a later key', 'report: { __proto__: { polluted: 1 } }', '__proto__ is a reserved word'],
    ['constructor', 'constructor: { prototype: { polluted: 1 } }', 'constructor is a reserved word'],
    ['prototype', 'start: enforce\nprototype: 1', 'line 2, column 1: prototype is a reserved word'],
    ['a merge key', 'a: &a { mode: off }\nchecks:\n  ci-status:\n    <<: *a', 'merge keys are not allowed'],
    ['a key twice', 'start: enforce\nstart: observe', 'line 2, column 1: the key start stands here twice'],
    ['a key twice, quoted', 'start: enforce\n"start": observe', 'the key start stands here twice'],
    ['a known tag', 'start: !!binary b2Jz', 'tags are not allowed'],
    ['a custom tag', 'start: !js/function "x"', 'tags are not allowed'],
    ['a tag on a map', 'checks: !!omap []', 'tags are not allowed'],
    ['a verbatim tag', 'checks: !<tag:example.org,2000:x> {}', 'tags are not allowed'],
    ['YAML 1.1, where off is a boolean', '%YAML 1.1\n---\nstart: off', 'the file is expected to be YAML 1.2'],
    ['two documents', 'start: enforce\n---\nstart: observe', 'more than one YAML document'],
    ['a number as key', '1: 2', 'unknown key 1'],
    ['a key that is a map', '? { a: b }\n: c', 'a key is expected to be plain text'],
    ['an unknown anchor', 'start: *nowhere', 'line 1, column 8: an alias names no anchor before it'],
    ['a list at the top', '- start', 'the file: expected keys and values'],
    ['a text at the top', 'enforce', 'the file: expected keys and values'],
    ['an open bracket', 'start: [', 'or a closing bracket is missing'],
    ['an open quote', 'start: "enforce', 'a bracket, quote, comma or colon is missing here'],
    ['an unknown escape', 'start: "\\q"', 'an escape that double quotes do not know'],
    ['a value that begins with @', 'incident-label: @team', 'a value cannot begin with this character'],
    ['a line that hangs', 'start: enforce\n  target: 3', 'a key is expected to be on one line'],
    ['a tab as indent', 'checks:\n\tci-status: {}', 'a tab where YAML expects spaces'],
    ['few aliases that stand for many values', billionLaughs, 'its aliases stand for too many values'],
    [
      'an alias for itself',
      'checks:\n  ci-status:\n    ignore: &a [*a]',
      'line 3, column 17: an alias stands for itself',
    ],
    ['101 aliases', `a: &a 1\nb: [${Array(101).fill('*a')}]`, 'more than 100 aliases'],
    ['more than 256 KiB', `#${'x'.repeat(256 * 1024)}`, 'the file is larger than 256 KiB'],
    ['256 KiB of two-byte characters', `#${'é'.repeat(128 * 1024)}`, 'the file is larger than 256 KiB'],
    ['deep lists', '['.repeat(200_000), 'nested too deeply'],
    ['deep maps', '{a: '.repeat(60_000), 'nested too deeply'],
  ])('%s', (_, text, message) => {
    const told = problemsOf(text).map(
      problem => `line ${problem.line}, column ${problem.column}: ${said(problem)}`,
    );

    expect(told.join('\n')).toContain(message);
  });

  test('a file of exactly 256 KiB is read', () => {
    expect(problemsOf(`#${'x'.repeat(256 * 1024 - 1)}`)).toEqual([]);
  });

  test('100 aliases are read', () => {
    expect(problemsOf(`checks:\n  ci-status: { ignore: [&a docs, ${Array(100).fill('*a')}] }`)).toEqual([]);
  });

  test('of a hundred thousand problems the first 50 are told', () => {
    expect(problemsOf(`{${'a,'.repeat(100_000)}}`)).toHaveLength(50);
    expect(problemsOf('"'.repeat(100_000)).length).toBeLessThanOrEqual(50);
    expect(problemsOf(Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n'))).toHaveLength(
      50,
    );
  });

  test('a message quotes the file in one short line', () => {
    const [problem] = problemsOf(`"${'x'.repeat(900)}\\n@everyone": 1`);

    expect(problem && said(problem)).toContain(`unknown key "${'x'.repeat(40)}…"`);
    expect(problem && said(problem)).not.toContain('\n');
  });
});

test('a list of thousands of faults is read until there are enough of them', () => {
  const list = (count: number) =>
    problemsOf(`report:\n  focus: [${Array(count).fill('nothing').join(', ')}]`);

  expect(list(20_000).map(said).slice(0, 40)).toEqual(list(60).map(said).slice(0, 40));
});

test('two components of one name are refused at the second', () => {
  const components = '      - { name: api, paths: ["a/**"], target: 90 }\n'.repeat(2);
  const [problem] = problemsOf(`checks:\n  incremental-coverage:\n    components:\n${components}`);

  expect(problem).toMatchObject({ line: 5, kind: 'repeated-name' });
});
