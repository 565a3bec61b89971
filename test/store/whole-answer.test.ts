import { expect, it } from 'vitest';
import { isWhole } from '../../src/store/whole-answer.ts';

const message = (type: string, ...rest: number[]) => [type.charCodeAt(0), 0, 0, 0, 4 + rest.length, ...rest];
const bytes = (messages: number[][]) => Uint8Array.from(messages.flat());
const [query, parse, execute, sync] = [message('Q', 0), message('P', 83, 0), message('E', 0), message('S')];
const [parsed, rows, row, complete] = [
  message('1'),
  message('T', 0, 0),
  message('D', 1, 2),
  message('C', 79, 0),
];
const [error, ready] = [message('E', 83, 0), message('Z', 73)];

it.each([
  { name: 'a query and its end', asked: [query], answer: [rows, row, complete, ready], is: true },
  { name: 'a query that failed', asked: [query], answer: [error, ready], is: true },
  { name: 'several statements in one query', asked: [query], answer: [complete, complete, ready], is: true },
  { name: 'an empty query', asked: [query], answer: [message('I'), ready], is: true },
  {
    name: 'messages and their end',
    asked: [parse, execute, sync],
    answer: [parsed, complete, ready],
    is: true,
  },
  { name: 'some rows of more', asked: [execute, sync], answer: [row, message('s'), ready], is: true },
  { name: 'no statement', asked: [parse, sync], answer: [parsed, ready], is: true },
  { name: 'messages that owe no end', asked: [parse, message('H')], answer: [parsed], is: true },
  { name: 'nothing asked', asked: [], answer: [], is: true },
  { name: 'no answer', asked: [query], answer: [], is: false },
  { name: 'rows without an end', asked: [query], answer: [rows, row], is: false },
  { name: 'last words', asked: [query], answer: [error], is: false },
  { name: 'an end without a statement', asked: [parse, execute, sync], answer: [ready], is: false },
  {
    name: 'the second statement without an end',
    asked: [execute, execute, sync],
    answer: [complete, ready],
    is: false,
  },
  {
    name: 'values that were not bound',
    asked: [parse, message('B'), execute, sync],
    answer: [parsed, message('I'), ready],
    is: false,
  },
  { name: 'a message cut short', asked: [sync], answer: [message('Z', 73).slice(0, 5)], is: false },
])('an answer is whole or not: $name', ({ asked, answer, is }) => {
  expect(isWhole(bytes(asked), bytes(answer))).toBe(is);
});
