import { expect, test } from 'vitest';
import { effectiveMode } from '../../src/policy/effective-mode.ts';
import type { Mode, Start } from '../../src/policy/policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';

test.each<[Start, Mode, Mode]>([
  ['observe', 'off', 'off'],
  ['observe', 'advise', 'off'],
  ['observe', 'enforce', 'off'],
  ['advise', 'off', 'off'],
  ['advise', 'advise', 'advise'],
  ['advise', 'enforce', 'advise'],
  ['enforce', 'off', 'off'],
  ['enforce', 'advise', 'advise'],
  ['enforce', 'enforce', 'enforce'],
])('start %s lets a check of mode %s only %s', (start, mode, effective) => {
  const { policy } = policyInForce({});
  policy.start = start;
  policy.checks['ci-status'].mode = mode;

  expect(effectiveMode(policy, 'ci-status')).toBe(effective);
});
