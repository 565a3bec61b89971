import type { PolicyInForce, Provenance } from './policy.ts';
import { policyKeys } from './policy-keys.ts';

/** One value in force and who decided it. */
export interface ExplainedValue extends Provenance {
  readonly key: string;
  readonly value: unknown;
}

const builtIn: Provenance = { source: 'built-in', file: 'built-in', line: null, locked: false };

/** Every key, in the order of the documentation. */
export function explainPolicy({ policy, provenance }: PolicyInForce): readonly ExplainedValue[] {
  return policyKeys.map(({ path }) => ({
    key: path,
    value: path.split('.').reduce((part: unknown, name) => Reflect.get(Object(part), name), policy),
    ...(provenance[path] ?? builtIn),
  }));
}
