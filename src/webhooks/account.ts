import type { Account } from '../model/records/account.ts';

/** Somebody in a payload; null for a deleted account. */
export function toAccount(
  given: { readonly login: string; readonly type?: string | null | undefined } | null | undefined,
): Account | null {
  return given ? { login: given.login, isBot: given.type === 'Bot' || given.login.endsWith('[bot]') } : null;
}
