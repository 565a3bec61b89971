import { expect, test } from 'vitest';
import { createSetAsides } from '../../src/publish/set-asides.ts';
import { clockAt } from '../support/github-adapter.ts';

test('a job that was put off halfway gets twice what it had spent, once; others leave that to it until then', () => {
  const setAsides = createSetAsides(clockAt().now);
  expect(setAsides.of('a')).toEqual({ points: 12, isAgain: false });
  expect(setAsides.wasTooLittle(1, 'a', 40, 1250)).toBe(80);
  expect(setAsides.wasTooLittle(1, 'b', 30, 1250)).toBe(60);

  expect([setAsides.awaited(1), setAsides.awaited(2)]).toEqual([80, 0]);
  expect(setAsides.of('a')).toEqual({ points: 80, isAgain: true });
  setAsides.had('a');
  expect(setAsides.of('a')).toEqual({ points: 12, isAgain: false });
  expect(setAsides.awaited(1)).toBe(60);
});

test('never more than there is, nor less than usual', () => {
  const setAsides = createSetAsides(clockAt().now);
  expect(setAsides.wasTooLittle(1, 'a', 900, 1250)).toBe(1250);
  expect(setAsides.wasTooLittle(1, 'b', 2, 1250)).toBe(12);
});

test('others stand aside for two hours, not for ever', () => {
  const clock = clockAt();
  const setAsides = createSetAsides(clock.now);
  setAsides.wasTooLittle(1, 'a', 40, 1250);
  clock.advance(2 * 3600 - 1);
  expect(setAsides.awaited(1)).toBe(80);
  clock.advance(1);
  expect(setAsides.awaited(1)).toBe(0);
});

test('work that is no job is given nothing more the next time, and nobody stands aside for it', () => {
  const setAsides = createSetAsides(clockAt().now);
  expect(setAsides.wasTooLittle(1, undefined, 40, 1250)).toBe(12);
  expect(setAsides.awaited(1)).toBe(0);
});
