import type { CheckId, Mode, Policy } from './policy.ts';

/** What a check may do: `off` posts nothing, `advise` is never red. `start` limits the check's own mode. */
export function effectiveMode(policy: Policy, check: CheckId): Mode {
  if (policy.start === 'observe') return 'off';
  const { mode } = policy.checks[check];
  return mode === 'enforce' && policy.start === 'advise' ? 'advise' : mode;
}
