import { describe, expect, test } from 'vitest';
import { fieldRank, hasPriority, priorityRank, rankOf } from '../../../src/practices/issues/priority.ts';

describe('the rank of a label', () => {
  test.each<[string, number | null]>([
    ['P0', 0],
    ['p1', 1],
    ['P2: later', 2],
    ['priority: high', 1],
    ['priority/critical-urgent', 0],
    ['priority/important-soon', 1],
    ['priority/important-longterm', 2],
    ['priority/backlog', 4],
    ['Priority High', 1],
    ['high-priority', 1],
    ['prio:3', 3],
    ['priority::p1', 1],
    ['优先级：高', 1],
    ['优先级/P0', 0],
    ['高优先级', 1],
    ['低优先', 3],
    ['urgent', 0],
    ['紧急', 0],
    ['needs-priority', null],
    ['priority: none', null],
    ['high', null],
    ['critical', null],
    ['p2p', null],
    ['P9', null],
    ['bug', null],
    ['', null],
  ])('%j is %s', (label, rank) => {
    expect(priorityRank(label)).toBe(rank);
  });

  test('a label as long as a book takes no time', () => {
    expect(priorityRank(`priority${' :'.repeat(1_000_000)}`)).toBeNull();
  });
});

test('the field of a project needs no word that says what it is', () => {
  expect([
    fieldRank('High'),
    fieldRank('🔥 Urgent'),
    fieldRank('P3'),
    fieldRank('高'),
    fieldRank('?'),
  ]).toEqual([1, 0, 3, 1, null]);
});

test('labels come before the field, and the most urgent one counts', () => {
  expect(rankOf(['bug', 'P2', 'P1'], 'low')).toBe(1);
  expect(rankOf(['bug'], 'low')).toBe(3);
  expect(rankOf(['bug'], null)).toBeNull();
});

test.each<[readonly string[], string | null, boolean]>([
  [['P1'], null, true],
  [['P1', 'P2'], null, false],
  [['bug'], null, false],
  [['bug'], 'High', true],
  [['P1', 'P2'], 'High', true],
  [[], ' ', false],
])('labels %j and field %j: has a priority %s', (labels, priority, expected) => {
  expect(hasPriority({ labels, priority })).toBe(expected);
});
