import { describe, expect, test } from 'vitest';
import { type CommandFacts, decideCommand } from '../../src/facts/decide-command.ts';
import type { Command } from '../../src/model/command.ts';

const noon = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const [author, pusher, maintainer] = [1, 2, 3];
const waive: Command = { name: 'waive', practice: 'ci-status', reason: 'flaky' };
const recheck: Command = { name: 'recheck' };

/** A maintainer's comment a minute after the head was pushed by somebody else. */
const facts = (change: Partial<CommandFacts> = {}): CommandFacts => ({
  command: waive,
  actorId: maintainer,
  permission: 'write',
  authorId: author,
  writtenAt: after(60),
  head: { since: noon, pushedBy: pusher },
  lastRecheckAt: null,
  now: after(61),
  ...change,
});

describe('who may have what carried out', () => {
  const commands = {
    recheck,
    help: { name: 'help' },
    explain: { name: 'explain', practice: 'policy' },
    waive,
    unclear: { name: 'unclear', problem: { kind: 'unknown-command', word: 'x' } },
    snooze: { name: 'snooze' },
  } satisfies Record<string, Command>;

  type Answers = readonly [recheck: string, help: string, explain: string, waive: string];
  test.each<[string, Partial<CommandFacts>, Answers]>([
    ['admin', { permission: 'admin' }, ['done', 'done', 'done', 'done']],
    ['maintain', { permission: 'maintain' }, ['done', 'done', 'done', 'done']],
    ['write', {}, ['done', 'done', 'done', 'done']],
    ['triage', { permission: 'triage' }, ['no-right', 'no-right', 'no-right', 'no-right']],
    ['read', { permission: 'read' }, ['no-right', 'no-right', 'no-right', 'no-right']],
    ['none', { permission: 'none' }, ['no-right', 'no-right', 'no-right', 'no-right']],
    ['unknown', { permission: undefined }, ['no-right', 'no-right', 'no-right', 'no-right']],
    ['author who writes', { actorId: author }, ['done', 'done', 'done', 'own-pull-request']],
    [
      'author who reads',
      { actorId: author, permission: 'read' },
      ['done', 'done', 'done', 'own-pull-request'],
    ],
    [
      'author, unknown',
      { actorId: author, permission: undefined },
      ['done', 'done', 'done', 'own-pull-request'],
    ],
    ['last pusher', { actorId: pusher }, ['done', 'done', 'done', 'own-push']],
    ['anybody, author deleted', { authorId: null }, ['done', 'done', 'done', 'done']],
  ])('%s', (_, who, [onRecheck, onHelp, onExplain, onWaive]) => {
    expect(decideCommand(facts({ ...who, command: commands.recheck }))).toBe(onRecheck);
    expect(decideCommand(facts({ ...who, command: commands.help }))).toBe(onHelp);
    expect(decideCommand(facts({ ...who, command: commands.explain }))).toBe(onExplain);
    expect(decideCommand(facts({ ...who, command: commands.waive }))).toBe(onWaive);
  });

  test('what is unclear or for issues is told to who has a right, and to nobody else', () => {
    for (const [command, outcome] of [
      [commands.unclear, 'unclear'],
      [commands.snooze, 'issues-only'],
    ] as const) {
      expect(decideCommand(facts({ command }))).toBe(outcome);
      expect(decideCommand(facts({ command, permission: 'read' }))).toBe('no-right');
    }
  });
});

test.each(['policy', 'release'] as const)('%s cannot be waived', practice => {
  expect(decideCommand(facts({ command: { ...waive, practice } }))).toBe('not-waivable');
});

describe('a command dies when a head comes after it', () => {
  test.each([
    [-1, 'stale', 'stale'],
    [0, 'done', 'stale'],
    [1, 'done', 'done'],
  ])('written %d s after the push', (seconds, onRecheck, onWaive) => {
    const writtenAt = after(seconds);

    expect(decideCommand(facts({ command: recheck, writtenAt }))).toBe(onRecheck);
    expect(decideCommand(facts({ writtenAt }))).toBe(onWaive);
  });

  test('where nobody saw the push, a recheck is harmless and a waiver is not', () => {
    const head = { since: null, pushedBy: null };

    expect(decideCommand(facts({ command: recheck, head }))).toBe('done');
    expect(decideCommand(facts({ head }))).toBe('push-unseen');
    expect(decideCommand(facts({ head: { since: noon, pushedBy: null } }))).toBe('push-unseen');
  });
});

test.each([
  [299, 'too-soon'],
  [300, 'done'],
])('a recheck %d s after the last one is %s', (seconds, outcome) => {
  const now = after(1000 + seconds);

  expect(decideCommand(facts({ command: recheck, lastRecheckAt: after(1000), now }))).toBe(outcome);
});
