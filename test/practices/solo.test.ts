import { describe, expect, test } from 'vitest';
import { isSoloMaintained } from '../../src/practices/solo.ts';
import { commitRecord, daysAgo, now, person, pullRecord } from '../builders/ladder-facts.ts';

const by = (login: string, days: number, isBot = false) =>
  commitRecord(`${login}-${days}`, { author: { ...person(login), isBot }, committedAt: daysAgo(days) });
const unlinked = (days: number) =>
  commitRecord(`unlinked-${days}`, { author: null, committedAt: daysAgo(days) });
const merged = (login: string | null, days: number | null) =>
  pullRecord(days ?? 0, {
    ...{ author: login === null ? null : person(login), mergedAt: days === null ? null : daysAgo(days) },
  });
const isSolo = (
  commits: readonly ReturnType<typeof by>[],
  pulls: readonly ReturnType<typeof merged>[] = [],
) => isSoloMaintained({ solo: 'auto' }, commits, pulls, now);

describe('one maintainer', () => {
  test.each([
    ['one person in the window, and another before it', [by('mia', 3), by('kai', 91)], true],
    ['two people in the window', [by('mia', 3), by('kai', 89)], false],
    ['a bot beside one person', [by('mia', 3), by('renovate', 2, true)], true],
    ['nobody in the window, and two in the one before the pause', [by('mia', 120), by('kai', 200)], false],
    ['nobody in the window, and one in the one before the pause', [by('mia', 120), by('kai', 211)], true],
    ['nobody ever', [], true],
  ])('%s', (_, commits, expected) => {
    expect(isSolo(commits)).toBe(expected);
  });

  test.each([
    ['two of them', [merged('mia', 3), merged('kai', 4)], false],
    ['one of them', [merged('mia', 3), merged('Mia', 4)], true],
    ['another one, before the window', [merged('mia', 3), merged('kai', 91)], true],
    ['another one, whose work was never merged', [merged('mia', 3), merged('kai', null)], true],
    ['only accounts that are gone', [merged(null, 3)], false],
    ['nobody', [], false],
  ])('whose e-mails belong to no account: merged pull requests are by %s', (_, pulls, expected) => {
    expect(isSolo([unlinked(3), unlinked(5), unlinked(7)], pulls)).toBe(expected);
  });

  test('merged pull requests count beside commits', () => {
    expect(isSolo([by('mia', 3)], [merged('kai', 4)])).toBe(false);
    expect(isSolo([by('mia', 3)], [merged('mia', 4)])).toBe(true);
  });

  test.each([
    ['one known person beside unknown authors', [by('mia', 3), unlinked(5)], true],
    ['a bot beside unknown authors', [by('renovate', 3, true), unlinked(5)], false],
    ['only bots', [by('renovate', 3, true)], true],
    ['unknown authors, after one known person before the window', [unlinked(3), by('mia', 120)], false],
  ])('%s', (_, commits, expected) => {
    expect(isSolo(commits)).toBe(expected);
  });

  test('is not assumed where nobody sees commits', () => {
    expect(isSoloMaintained({ solo: 'auto' }, undefined, [], now)).toBe(false);
  });
});
