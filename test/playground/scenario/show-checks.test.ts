import { afterAll, expect, test } from 'vitest';
import { startGitHub } from '../../../src/playground/github/start-github.ts';
import { boxText, mergeBox } from '../../../src/playground/scenario/merge-box.ts';
import { insistOnBox } from '../../../src/playground/scenario/show-checks.ts';

const github = await startGitHub();
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes');
const headSha = quotes.tip();
const report = (name: string, conclusion: 'success' | 'failure' | 'neutral' | null, title: string) =>
  quotes.checks.create('rung', name, headSha, {
    status: conclusion === null ? 'in_progress' : 'completed',
    ...(conclusion !== null && { conclusion }),
    title,
  });
report('Rung / CI status', 'failure', 'An older run');
report('Rung / CI status', 'success', '1 of 1 workflow green');
report('Rung / Incremental coverage', 'failure', '65.30% of 49 changed lines run by tests; asked 80%');
report('Rung / WIP limit', null, 'Waiting');
report('Rung / Definition of done', 'neutral', '2 of 4 done');
const box = mergeBox(quotes, headSha);

test('the merge box has the newest run of each check', () => {
  expect(box.map(boxText)).toEqual([
    '✕  Rung / Incremental coverage  65.30% of 49 changed lines run by tests; asked 80%',
    '✓  Rung / CI status             1 of 1 workflow green',
    '●  Rung / WIP limit             Waiting',
    '▫  Rung / Definition of done    2 of 4 done',
  ]);
});

test('only as advice may the definition of done go untold', () => {
  const told = { 'incremental-coverage': '✕', 'wip-limit': '●' } as const;
  const red = box.map(line => (line.topic === 'definition-of-done' ? { ...line, sign: '✕' as const } : line));

  expect(() => insistOnBox(box, told)).not.toThrow();
  expect(() => insistOnBox(red, told)).toThrow(/"✓" of definition-of-done/);
});

test.each([
  ['what is told', { 'incremental-coverage': '✕ 65.30%', 'wip-limit': '● Waiting' }, null],
  [
    'another conclusion',
    { 'incremental-coverage': '✓ 65.30%', 'wip-limit': '●' },
    'the story tells "✓ 65.30%" of incremental-coverage, but GitHub shows "✕ 65.30% of 49 changed lines run by tests; asked 80%"',
  ],
  ['another figure', { 'incremental-coverage': '✕ 65.31%', 'wip-limit': '●' }, /"✕ 65\.31%"/],
  ['no such check', { policy: '✕ Line 4' }, /"✕ Line 4" of policy, but GitHub shows "nothing"$/],
  ['a check that is not told and not green', { 'wip-limit': '●' }, /"✓" of incremental-coverage/],
])('a story that meets %s', (_, told, error) => {
  const meet = () => insistOnBox(box, told);

  if (error === null) expect(meet).not.toThrow();
  else expect(meet).toThrow(error);
});
