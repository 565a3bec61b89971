import { describe, expect, test } from 'vitest';
import { isSoloMaintained } from '../../src/practices/solo.ts';
import { commitRecord, daysAgo, now, person } from '../builders/ladder-facts.ts';

const by = (login: string, days: number, isBot = false) =>
  commitRecord(`${login}-${days}`, { author: { ...person(login), isBot }, committedAt: daysAgo(days) });
const isSolo = (...commits: readonly ReturnType<typeof by>[]) =>
  isSoloMaintained({ solo: 'auto' }, commits, now);

describe('one maintainer', () => {
  test.each([
    ['one person in the window, and another before it', [by('mia', 3), by('kai', 91)], true],
    ['two people in the window', [by('mia', 3), by('kai', 89)], false],
    ['a bot beside one person', [by('mia', 3), by('renovate', 2, true)], true],
    ['nobody in the window, and two in the one before the pause', [by('mia', 120), by('kai', 200)], false],
    ['nobody in the window, and one in the one before the pause', [by('mia', 120), by('kai', 211)], true],
    ['nobody ever', [], true],
  ])('%s', (_, commits, expected) => {
    expect(isSolo(...commits)).toBe(expected);
  });

  test('is not assumed where nobody sees commits', () => {
    expect(isSoloMaintained({ solo: 'auto' }, undefined, now)).toBe(false);
  });
});
