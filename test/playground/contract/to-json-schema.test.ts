import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { toJsonSchema } from '../../../src/playground/contract/to-json-schema.ts';

function accepts(schema: unknown, value: unknown, strict = false): boolean {
  return new Ajv2019({ strict: true, strictTypes: false }).compile(toJsonSchema(schema, strict) as object)(
    value,
  );
}

describe('nullable', () => {
  test.each([
    ['with a type', { type: 'string', nullable: true }, 'a', 7],
    ['with a list of words', { type: 'string', enum: ['a'], nullable: true }, 'a', 'b'],
    ['without a type', { nullable: true, anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'a', 1.5],
    ['around one schema', { nullable: true, allOf: [{ type: 'string' }] }, 'a', 7],
  ])('%s allows null and still judges all else', (_, schema, good, bad) => {
    expect([null, good, bad].map(value => accepts(schema, value))).toEqual([true, true, false]);
  });

  test('of a property called nullable is data', () => {
    expect(
      accepts({ type: 'object', properties: { nullable: { type: 'boolean' } } }, { nullable: 'x' }),
    ).toBe(false);
  });
});

describe('strict', () => {
  const alternatives = {
    type: 'object',
    properties: { name: { type: 'string' } },
    anyOf: [{ properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: true }, {}],
  };

  test.each([
    [{ name: 'x' }, true],
    [{ name: 'x', a: 'y' }, true],
    [{ name: 'x', b: 'y' }, false],
  ])('judges the properties of %o', (value, expected) => {
    expect(accepts(alternatives, value, true)).toBe(expected);
  });

  test('leaves free objects free', () => {
    expect(accepts({ type: 'object', additionalProperties: { type: 'string' } }, { any: 'x' }, true)).toBe(
      true,
    );
  });
});
