import type { Form } from './form.ts';
import { oneOf } from './form.ts';
import { fixed, type Lock, strictness } from './lock.ts';

/** Everything Rung knows of one key of the policy file: checks, texts, docs and the JSON Schema are made from it. */
export interface PolicyKey<T = unknown> {
  readonly path: string;
  readonly form: Form<T>;
  readonly builtIn: T;
  readonly lock: Lock<T>;
  /** What it does, in one or two sentences for docs and editors. */
  readonly says: string;
  readonly example: T;
  /** Of a later version: accepted, so that one file serves several versions, and noted. */
  readonly isNotUsedYet?: true;
}

/** Forgets the value's type so that all keys fit one list; `keeps` sees only values that its own form accepted. */
export function policyKey<T, Written extends T = T>(
  given: Omit<PolicyKey<T>, 'form' | 'lock'> & {
    readonly form: Form<Written>;
    readonly lock?: Lock<Written> | Lock<unknown>;
  },
): PolicyKey {
  const { lock = fixed } = given;
  const keeps = (floor: unknown, value: unknown) =>
    JSON.stringify(floor) === JSON.stringify(value) || (lock as Lock<unknown>).keeps(floor, value);

  return { ...given, lock: { rule: lock.rule, keeps } };
}

/** A key with words from loosest to strictest. */
export function strictWords<T extends string>(
  words: readonly T[],
  given: Omit<PolicyKey<T>, 'form' | 'lock'>,
): PolicyKey {
  return policyKey<T>({ ...given, form: oneOf(words), lock: strictness(words) });
}
