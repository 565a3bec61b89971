import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/facts/ladder/yaml/read-yaml.ts';
import { assess } from '../../src/maturity/assess.ts';
import { definePractice } from '../../src/practices/define-practice.ts';
import { evaluatePractice } from '../../src/practices/evaluate-practice.ts';
import { commandsIn } from '../../src/practices/pipeline/commands-in.ts';
import { yesFrom } from '../../src/practices/thresholds.ts';
import { ciFacts, filesOf, workflowText } from '../builders/ladder-facts.ts';

const words = ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'];

describe('words that every object has', () => {
  test.each(words)('in a script: %s', word => {
    const faults: unknown[] = [];
    const files = filesOf({
      '.github/workflows/test.yml': workflowText('', `      - run: ${word} -x && npm ${word} y\n`),
      'package.json': `{"scripts":{"${word}":"${word} z"}}`,
      'mesh.yaml': `kind: ${word}\napiVersion: networking.istio.io/v1\nspec: { hosts: [a] }\n`,
    });
    assess(
      ciFacts({ files, tree: Object.keys(files).map(path => ({ path, sizeBytes: 1, isExecutable: false })) }),
      (practice, error) => faults.push([practice, error]),
    );

    expect(faults).toEqual([]);
    expect(commandsIn(`${word} x`)).toMatchObject([{ program: word, words: ['x'] }]);
  });
});

test('a fault in what practices share makes one unknown too, and stops no other', () => {
  const practice = definePractice({
    ...{ id: 'faulty', domain: 'application-design', scope: 'repository', actor: 'maintainer', cost: 'file' },
    ...{ levels: yesFrom(2), needs: ['pipelines'], evaluate: () => expect.fail('It was asked.') },
  });
  const facts = {
    get() {
      throw new Error('boom');
    },
  };
  const faults: string[] = [];
  const question = { at: 0, policy: {} as never, isSolo: false };
  const result = evaluatePractice(practice, facts as never, question, id => faults.push(id));

  expect(result).toMatchObject({ state: 'unknown', reason: { cause: { kind: 'fault' } } });
  expect(faults).toEqual(['faulty']);
});

describe('YAML', () => {
  test('with thousands of keys is read', () => {
    const keys = Array.from({ length: 4_000 }, (_, index) => `k${index}`);
    expect(Object.keys(readYaml(`{${keys.join(', ')}}`)?.[0]?.value as object)).toHaveLength(4_000);
  });

  test.each(['a: 1\na: 2', 'x: { a: 1, a: 2 }', '- { 1: a, 1: b }'])(
    'with a repeated key is not: %s',
    text => {
      expect(readYaml(text)).toBeNull();
    },
  );

  test('with what is merged twice is', () => {
    expect(
      readYaml('a: &a { x: 1 }\nb: &b { y: 2 }\nc:\n  <<: *a\n  z: 3\nd: { <<: [*a, *b] }\n')?.[0]?.value,
    ).toMatchObject({
      ...{ c: { x: 1, z: 3 }, d: { x: 1, y: 2 } },
    });
  });
});
