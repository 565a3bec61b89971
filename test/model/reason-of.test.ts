import { expect, test } from 'vitest';
import { reasonOf } from '../../src/model/reason-of.ts';

const failed = (cause: unknown) =>
  Object.assign(new Error('Failed query: insert … params: secret', { cause }), { query: '', params: [] });
const databaseError = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  ['an error', new Error('The job took too long.'), 'The job took too long.'],
  ['what is no error', 'stopped', 'stopped'],
  [
    'a statement that is refused',
    failed(databaseError('deadlock detected', '40P01')),
    'the database: deadlock detected (40P01)',
  ],
  [
    'data that it cannot read, which it quotes',
    failed(databaseError('invalid input syntax for type json: "secret"', '22P02')),
    'the database refused the data of a statement (22P02)',
  ],
  [
    'a database that is away',
    failed(new Error('timeout exceeded when trying to connect')),
    'the database: timeout exceeded when trying to connect',
  ],
  ['a statement that failed for no reason', failed(undefined), 'the database refused a statement'],
])('%s', (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

test('a long one is cut', () => {
  expect(reasonOf(new Error('x'.repeat(5000)))).toHaveLength(1000);
});
