import type { Cause } from '../../model/cause.ts';

/** What was seen, or why it was not. Not seeing is neither zero nor bad. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly cause: Cause };

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unknown = (cause: Cause): Fact<never> => ({ known: false, cause });

export const valueIfKnown = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

export const mapped = <T, U>(fact: Fact<T>, make: (value: T) => U): Fact<U> =>
  fact.known ? known(make(fact.value)) : fact;

export const bothKnown = <A, B, T>(a: Fact<A>, b: Fact<B>, make: (a: A, b: B) => T): Fact<T> =>
  a.known ? mapped(b, value => make(a.value, value)) : a;
