import type { Cause } from '../../model/cause.ts';

/** What was seen, or why it was not. Not seeing is neither zero nor bad. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly cause: Cause };

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unknown = (cause: Cause): Fact<never> => ({ known: false, cause });
