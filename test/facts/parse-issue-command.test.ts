import { expect, test } from 'vitest';
import { parseIssueCommand } from '../../src/facts/parse-issue-command.ts';

const practices = ['quality-gate', 'token-permissions'];

test.each([
  ['/rung', { name: 'help' }],
  ['/rung help', { name: 'help' }],
  ['Thanks.\n\n/rung recheck', { name: 'recheck' }],
  ['/rung snooze 30', { name: 'snooze', days: 30 }],
  ['/rung snooze 0', { name: 'snooze', days: 0 }],
  ['/rung snooze 180 days', { name: 'snooze', days: 180 }],
  ['/rung explain quality-gate', { name: 'explain', practice: 'quality-gate' }],
  ['/rung explain `Quality-Gate`', { name: 'explain', practice: 'quality-gate' }],
  [
    '/rung waive token-permissions because the runner is ours',
    { name: 'waive', practice: 'token-permissions', reason: 'the runner is ours' },
  ],
])('%j is a command', (text, command) => {
  expect(parseIssueCommand(text, practices)).toEqual(command);
});

test.each([
  ['/rung close', { kind: 'unknown-command', word: 'close' }],
  ['/rung snooze', { kind: 'no-days', word: '' }],
  ['/rung snooze 181', { kind: 'no-days', word: '181' }],
  ['/rung snooze -1', { kind: 'no-days', word: '-1' }],
  ['/rung snooze soon', { kind: 'no-days', word: 'soon' }],
  ['/rung explain', { kind: 'no-practice', of: 'explain' }],
  ['/rung waive quality because of time', { kind: 'unknown-practice', of: 'waive', word: 'quality' }],
  ['/rung waive quality-gate', { kind: 'no-reason', practice: 'quality-gate' }],
  ['/rung waive quality-gate because !!', { kind: 'no-reason', practice: 'quality-gate' }],
])('%j is unclear', (text, problem) => {
  expect(parseIssueCommand(text, practices)).toEqual({ name: 'unclear', problem });
});

test.each(['What does `/rung help` do?', '> /rung recheck', '```\n/rung recheck\n```', 'rung'])(
  '%j is none',
  text => {
    expect(parseIssueCommand(text, practices)).toBeUndefined();
  },
);
