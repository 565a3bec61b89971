import { expect, test } from 'vitest';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { headOf, pulseBeside } from '../../../src/usecases/ladder/pulse-beside.ts';

const pulse = { shown: '[]', head: { branch: 'main', sha: 'aaa' } };
const failing = (kind: 'forbidden' | 'unavailable') => ({
  pulse: () => Promise.reject(new GatewayError(kind, 'refused')),
});

test('the issues that Rung filed are left out', async () => {
  const left: unknown[] = [];
  const reads = {
    async pulse(own: ReadonlySet<number>) {
      left.push(...own);
      return pulse;
    },
  };

  expect(await pulseBeside(reads, [{ number: 3 }, { number: 7 }])).toBe(pulse);
  expect(left).toEqual([3, 7]);
});

test('where it may not be seen, it is not known; where GitHub does not answer, the turn comes again', async () => {
  expect(await pulseBeside(failing('forbidden'), [])).toBeUndefined();
  await expect(pulseBeside(failing('unavailable'), [])).rejects.toThrow('refused');
});

test('it tells the head of the branch that is the default one now, and of no other', () => {
  expect(headOf(pulse, 'main')).toBe('aaa');
  expect(headOf(pulse, 'trunk')).toBeNull();
  expect(headOf({ ...pulse, head: null }, 'main')).toBeNull();
  expect(headOf(undefined, 'main')).toBeNull();
});
