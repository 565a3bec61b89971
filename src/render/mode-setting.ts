import { effectiveMode } from '../policy/effective-mode.ts';
import type { CheckId, PolicyInForce, Provenance } from '../policy/policy.ts';

/** Why a check enforces or advises, as it stands in a policy file: `start: enforce`, and where. */
export interface ModeSetting {
  readonly setting: string;
  readonly provenance: Provenance;
}

const builtIn: Provenance = { source: 'built-in', file: 'built-in', line: null, locked: false };

/** The key that decides a check's mode: `start` where it holds the check back or lets it enforce by default, else its own. */
export function modeSetting(inForce: PolicyInForce, check: CheckId): ModeSetting {
  const { policy, provenance } = inForce;
  const key = `checks.${check}.mode`;
  const { mode } = policy.checks[check];
  const own = provenance[key] ?? builtIn;
  const isWritten = own.source !== 'built-in';
  // `start: enforce` makes no gate of what advises by default.
  const decides = effectiveMode(policy, check) === mode && (isWritten || mode === 'advise');

  return decides
    ? { setting: `${key}: ${mode}`, provenance: own }
    : { setting: `start: ${policy.start}`, provenance: provenance['start'] ?? builtIn };
}
