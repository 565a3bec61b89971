import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../../src/facts/ladder/workflows/read-workflow.ts';
import { workflowItems } from '../../../src/practices/change-security/workflow-items.ts';

const path = '.github/workflows/ci.yml';
const title = '$'.concat('{{ github.event.issue.title }}');

/** Lines 10, 13 and 20 begin steps with an injection; the first and last ones have more lines, and 16 begins a job. */
const lines: readonly string[] = [
  'name: CI',
  'on: issues',
  'permissions: { contents: read }',
  'env: { CI: "1" }',
  'jobs:',
  '  test:',
  '    runs-on: ubuntu-latest',
  '    timeout-minutes: 5',
  '    steps:',
  '      - name: Greet',
  '        run: |',
  `          echo "${title}"`,
  `      - run: echo ${title}`,
  '      - run: ls',
  '        shell: bash',
  '  lint:',
  '    runs-on: ubuntu-latest',
  '    timeout-minutes: 5',
  '    steps:',
  `      - run: echo ${title}`,
  '        env: { A: b }',
];
const head = readWorkflow(path, lines.join('\n'));
const dangersOf = (added: readonly number[], before = head) =>
  workflowItems({ path, added: new Set(added), head, before }, 'harbour').map(({ line }) => line);

describe('of a file that was dangerous before, a step is told where the change adds one of its lines', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['its first line', [13], [13]],
    ['a line within it', [12], [10]],
    ['two of its lines, told once', [11, 12], [10]],
    ['its last line, before the next step', [12, 13], [10, 13]],
    ['the step below, not the one above', [14], []],
    ['the last line of the step below', [15], []],
    ['the line of the next job, which is none of the step above', [16], []],
    ['a line of the job before its steps', [18], []],
    ['a line of the job above a dangerous step', [8], []],
    ['a line before all jobs', [4], []],
    ['the last line of the file', [21], [20]],
    ['nothing', [], []],
  ])('%s', (_, added, expected) => {
    expect(dangersOf(added)).toEqual(expected);
  });

  test('whatever the order in which the lines are given', () => {
    expect(dangersOf([21, 14, 12])).toEqual([10, 20]);
  });
});

test('of a file that had no danger, all steps are told: a line far from them may have made them dangerous', () => {
  const clean = readWorkflow(path, lines.slice(0, 9).concat('      - run: ls').join('\n'));

  expect(dangersOf([2], clean)).toEqual([10, 13, 20]);
});
