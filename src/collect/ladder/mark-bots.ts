import type { Account } from '../../model/records/account.ts';

/** The same records, with the accounts that the policy calls machines marked so, wherever they stand. */
export function markBots<T>(records: T, logins: readonly string[]): T {
  const machines = new Set(logins.map(login => login.toLowerCase()));
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value !== 'object' || value === null) return value;
    if (isAccount(value)) return machines.has(value.login.toLowerCase()) ? { ...value, isBot: true } : value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)]));
  };

  return machines.size === 0 ? records : (mark(records) as T);
}

function isAccount(value: object): value is Account {
  return 'login' in value && 'isBot' in value && typeof value.login === 'string';
}
