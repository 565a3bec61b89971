import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { warnSeldom } from '../../src/store/warn-seldom.ts';
import { recordedLog } from '../support/recorded-log.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('F20: trouble that lasts is one line, then one every 30 s with the number left out; other lines are not held back', () => {
  const { log, lines } = recordedLog();
  const warn = warnSeldom(log);
  for (let second = 0; second < 90; second++) {
    warn({ reason: 'ECONNREFUSED' }, 'queue error');
    vi.advanceTimersByTime(1000);
  }
  warn({}, 'another');

  expect(lines).toEqual([
    { level: 'warn', message: 'queue error', fields: { reason: 'ECONNREFUSED' } },
    { level: 'warn', message: 'queue error', fields: { reason: 'ECONNREFUSED', leftOut: 29 } },
    { level: 'warn', message: 'queue error', fields: { reason: 'ECONNREFUSED', leftOut: 29 } },
    { level: 'warn', message: 'another', fields: {} },
  ]);
});
