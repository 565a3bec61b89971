import { describe, expect, test } from 'vitest';
import { foundIn } from '../../../src/practices/issues/found-in.ts';
import { isBug, isInTriage, kindOf } from '../../../src/practices/issues/issue-kind.ts';
import { statesValue } from '../../../src/practices/issues/value-sections.ts';

describe('the kind of an issue', () => {
  test.each<[readonly string[], string | null, string | null]>([
    [['bug'], null, 'defect'],
    [['kind/bug'], null, 'defect'],
    [['type: defect'], null, 'defect'],
    [['缺陷'], null, 'defect'],
    [[], 'bug', 'defect'],
    [['not a bug'], null, null],
    [['debug'], null, null],
    [['enhancement'], null, 'feature'],
    [['user story'], null, 'feature'],
    [['新功能'], null, 'feature'],
    [[], 'feature', 'feature'],
    [['feature-flag'], null, null],
    [['tech debt'], null, 'debt'],
    [['重构'], null, 'debt'],
    [['security', 'bug'], null, 'security'],
    [['漏洞'], null, 'security'],
    [['question'], 'task', null],
    [[], null, null],
  ])('labels %j and type %j: %s', (labels, type, kind) => {
    expect(kindOf({ labels, type })).toBe(kind);
  });

  test('a vulnerability that is labelled as a bug is a bug as well', () => {
    expect(isBug({ labels: ['security', 'bug'], type: null })).toBe(true);
  });
});

test.each([
  ['needs-triage', true],
  ['status: triage', true],
  ['untriaged', true],
  ['待评估', true],
  ['triage/accepted', false],
  ['triaged', false],
  ['bug', false],
])('the label %j is of triage: %s', (label, expected) => {
  expect(isInTriage({ labels: [label] })).toBe(expected);
});

test.each([
  ['found-in: production', 'production'],
  ['production', 'production'],
  ['escaped', 'production'],
  ['线上问题', 'production'],
  ['found in: staging', 'before'],
  ['env/test', 'before'],
  ['测试环境', 'before'],
  ['test', null],
  ['bug', null],
])('the label %j says that it was found in %s', (label, expected) => {
  expect(foundIn({ labels: ['bug', label] })).toBe(expected);
});

test.each<[readonly string[], boolean]>([
  [['value', 'acceptance criteria'], true],
  [['why do you need it?', 'done when'], true],
  [['业务价值', '验收标准'], true],
  [['背景：', '完成标准'], true],
  [['is your request related to a problem?', 'acceptance'], true],
  [['value'], false],
  [['acceptance criteria'], false],
  [['验收标准'], false],
  [['goal and acceptance criteria'], false],
  [['steps', 'environment'], false],
  [[], false],
])('sections %j state value and acceptance: %s', (sections, expected) => {
  expect(statesValue({ sections })).toBe(expected);
});
