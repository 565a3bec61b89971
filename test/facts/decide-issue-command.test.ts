import { expect, test } from 'vitest';
import { decideIssueCommand, type IssueCommandFacts } from '../../src/facts/decide-issue-command.ts';
import type { PermissionLevel } from '../../src/model/authority.ts';
import type { IssueCommand } from '../../src/model/issue-command.ts';

const now = new Date('2026-11-23T09:00:00Z');
const commands: readonly IssueCommand[] = [
  { name: 'recheck' },
  { name: 'help' },
  { name: 'snooze', days: 30 },
  { name: 'explain', practice: 'quality-gate' },
  { name: 'waive', practice: 'quality-gate', reason: 'the rule comes in March' },
];
const decide = (change: Partial<IssueCommandFacts>) =>
  decideIssueCommand({
    command: { name: 'recheck' },
    permission: 'write',
    lastRecheckAt: null,
    now,
    ...change,
  });

test.each(commands)('$name is for people with write access, and for nobody else', command => {
  const by = (permission: PermissionLevel | undefined) => decide({ command, permission });

  expect((['admin', 'maintain', 'write'] as const).map(by)).toEqual(['done', 'done', 'done']);
  expect(([undefined, 'triage', 'read', 'none'] as const).map(by)).toEqual(Array(4).fill('no-right'));
});

test('a recheck is carried out once in five minutes; other commands do not wait for it', () => {
  const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

  expect(decide({ lastRecheckAt: secondsAgo(299) })).toBe('too-soon');
  expect(decide({ lastRecheckAt: secondsAgo(300) })).toBe('done');
  expect(decide({ command: { name: 'help' }, lastRecheckAt: secondsAgo(1) })).toBe('done');
});

test('what is unclear is answered to those who may ask', () => {
  const command: IssueCommand = { name: 'unclear', problem: { kind: 'no-days', word: 'soon' } };

  expect(decide({ command })).toBe('unclear');
  expect(decide({ command, permission: 'read' })).toBe('no-right');
});
