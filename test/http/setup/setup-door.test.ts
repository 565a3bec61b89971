import { expect, test } from 'vitest';
import { createSetupDoor } from '../../../src/http/setup/setup-door.ts';
import { clockAt } from '../../support/github-adapter.ts';

test('the token opens once', () => {
  const door = createSetupDoor(clockAt().now);
  expect(door.token).toMatch(/^[0-9a-f]{32}$/);
  const cookie = door.enter(door.token);
  expect(door.isInside(cookie)).toBe(true);
  expect(door.enter(door.token)).toBeUndefined();
});

test.each(['', 'x', '0'.repeat(32)])('another token (%j) opens nothing and spoils nothing', wrong => {
  const door = createSetupDoor(clockAt().now);
  expect(door.enter(wrong)).toBeUndefined();
  expect(door.enter(door.token)).toBeDefined();
});

test.each([
  [3599, true],
  [3600, false],
])('after %i s the unused token works: %s', (seconds, works) => {
  const clock = clockAt();
  const door = createSetupDoor(clock.now);
  clock.advance(seconds);
  expect(door.enter(door.token) !== undefined).toBe(works);
});

test.each([
  [3599, true],
  [3600, false],
])('%i s after entering the cookie works: %s', (seconds, works) => {
  const clock = clockAt();
  const door = createSetupDoor(clock.now);
  clock.advance(1000);
  const cookie = door.enter(door.token);
  clock.advance(seconds);
  expect(door.isInside(cookie)).toBe(works);
});

test.each([undefined, '', '0'.repeat(32)])('nobody is inside with the cookie %j', cookie => {
  const door = createSetupDoor(clockAt().now);
  expect(door.isInside(cookie)).toBe(false);
  door.enter(door.token);
  expect(door.isInside(cookie)).toBe(false);
});
