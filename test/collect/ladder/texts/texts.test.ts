import { describe, expect, test } from 'vitest';
import { deniesFailure } from '../../../../src/collect/ladder/texts/denies-failure.ts';
import { readClosing } from '../../../../src/collect/ladder/texts/read-closing.ts';
import { readIncident } from '../../../../src/collect/ladder/texts/read-incident.ts';
import { readMentions } from '../../../../src/collect/ladder/texts/read-mentions.ts';
import { readReverts } from '../../../../src/collect/ladder/texts/read-reverts.ts';
import { readSections } from '../../../../src/collect/ladder/texts/read-sections.ts';
import { readTasks } from '../../../../src/collect/ladder/texts/read-tasks.ts';
import { times } from '../../../builders/ladder-records.ts';

describe('tasks', () => {
  test.each([
    ['- [x] Tests\n- [ ] Documents', 1, 1],
    ['* [X] a\n+ [x] b\n1. [x] c\n2) [x] d', 4, 0],
    ['- [ ] ~~Migration~~ (no schema change)', 1, 0],
    ['  - [ ] nested', 0, 1],
    ['- [x]nothing behind it\n- [] no box\n[x] no list', 0, 0],
    ['```\n- [x] code\n```\n- [ ] text', 0, 1],
    ['~~~~\n- [x] code\n~~~\n- [x] still code\n~~~~\n- [x] text', 1, 0],
    ['<!-- - [ ] a hint -->\n- [x] done', 1, 0],
    ['', 0, 0],
  ])('%j', (text, ticked, open) => {
    expect(readTasks(text)).toEqual({ ticked, open });
  });
});

describe('sections', () => {
  test.each([
    ['## Risk\n\nLow.\n\n### Rollback\nRevert it.', ['risk: Low.', 'rollback: Revert it.']],
    ['### Impact\n\n_No response_\n\n### Severity\n\nhigh', ['severity: high']],
    ['## Empty\n\n## Full\ntext', ['full: text']],
    ['## Only a hint\n<!-- say why -->', []],
    ['## Closed ##\ntext', ['closed: text']],
    ['#no heading\ntext', []],
    ['text without a heading', []],
  ])('%j', (text, found) => {
    expect(readSections(text).map(({ heading, firstLine }) => `${heading}: ${firstLine}`)).toEqual(found);
  });
});

describe('reverts', () => {
  const sha = 'a'.repeat(40);
  test.each([
    [`Revert "Fix"\n\nThis reverts commit ${sha}.`, [sha]],
    ['This reverts commit ABCDEF1, and this reverts commit 1234567.', ['abcdef1', '1234567']],
    ['Reverts #12', ['#12']],
    ['Text\nReverts harbour/Quotes#12', ['#12']],
    ['Reverts harbour/ledger#12', []],
    ['He reverts #12 often', []],
    ['This reverts commit zzz', []],
    [`${'x'.repeat(70_000)} This reverts commit ${sha}`, []],
  ])('%#', (text, found) => {
    expect(readReverts(text, 'harbour/quotes')).toEqual(found);
  });
});

describe('a denied failure', () => {
  test.each([
    ['Reverts #12\n\nFailure: no', true],
    ['  failure:no, we want the old colour back', true],
    ['Reverts #12\r\nFailure: NO\r\n', true],
    ['Failure: none of ours', false],
    ['Failure: yes', false],
    ['This is a Failure: no', false],
    ['<!--\nFailure: no\n-->', false],
    [`${'x\n'.repeat(40_000)}Failure: no`, false],
  ])('%#', (text, denied) => {
    expect(deniesFailure(text)).toBe(denied);
  });
});

describe('mentions', () => {
  test.each([
    ['Of #12, and (#7)\n#12', [12, 7]],
    ['harbour/ledger#12, a#3, ##4, &#39; and /#5', []],
    ['`#12` is no number of `#a1`', [12]],
    ['```\n#12\n```\n<!-- #13 -->', []],
    ['# 12', []],
    [Array.from({ length: 101 }, (_, index) => `#${index + 1}`).join(' '), times(100, index => index + 1)],
  ])('%#', (text, numbers) => {
    expect(readMentions(text)).toEqual(numbers);
  });
});

describe('closing keywords', () => {
  test.each([
    ['Closes #1, fixes #2 and resolved: #3', [1, 2, 3], 0],
    ['closes harbour/quotes#1 and fix harbour/ledger#1', [1], 1],
    ['See #1. Encloses #2. Closes 3.', [], 0],
    ['Closes #1 closes #1', [1], 0],
    ['<!-- Closes #1 -->', [], 0],
  ])('%j', (text, here, elsewhere) => {
    expect(readClosing(text, 'harbour/quotes')).toEqual({ here, elsewhere });
  });
});

describe('incidents', () => {
  test.each([
    ['Caused-by: #12', ['#12']],
    ['- **Caused-by:** external supplier', []],
    ['Caused-by: external', ['external']],
    ['caused-by: `ABCDEF1234`, deployment:34', ['abcdef1234', 'deployment:34']],
    ['Caused-by: https://github.example/harbour/quotes/pull/7', ['#7']],
    ['Caused-by: who knows', []],
    ['It was Caused-by: #12', []],
    ['```\nCaused-by: #12\n```', []],
  ])('%j', (text, causedBy) => {
    expect(readIncident(text).causedBy).toEqual(causedBy);
  });

  const at = (text: string) => Date.parse(text);
  test.each([
    ['### Start time\n\n2026-11-02 09:30', at('2026-11-02T09:30Z'), null],
    ['### Started at\n2026-11-02T09:30:15+08:00', at('2026-11-02T01:30:15Z'), null],
    [
      '### 开始时间\n\n2026-11-02 09:30 UTC\n\n### 恢复时间\n\n2026-11-02 10:00Z',
      at('2026-11-02T09:30Z'),
      at('2026-11-02T10:00Z'),
    ],
    ['### Start\n\nyesterday\n\n### End\n\n2026-13-45 10:00', null, null],
    ['### Start\n\n_No response_', null, null],
    ['Start: 2026-11-02 09:30', null, null],
  ])('%j', (text, startedAt, endedAt) => {
    expect(readIncident(text)).toMatchObject({ startedAt, endedAt });
  });
});

test('no text takes long, however it was made', () => {
  const pieces = [
    '- [',
    '#',
    '## a\n',
    '<!--',
    '```\n',
    'Reverts a/',
    'closes ',
    'Caused-by: ',
    '~~',
    ' ',
    '\n',
    '#1',
    'Failure: ',
  ];
  const before = performance.now();
  for (const piece of pieces) {
    const text = piece.repeat(100_000);
    readTasks(text);
    readIncident(text);
    readReverts(text, 'a/b');
    readClosing(text, 'a/b');
    readMentions(text);
    deniesFailure(text);
  }
  expect(performance.now() - before).toBeLessThan(3000);
});
