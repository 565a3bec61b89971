import type { Json } from '../../shapes/json.ts';
import type { Account } from '../../world/account-records.ts';

/** An `Actor`; null once the account is deleted. An App's name has no `[bot]` behind it here. */
export function accountNode(account: Account | null): Json | null {
  if (account === null || account.isDeleted) return null;
  const { login, type } = account;
  return { __typename: type, login: type === 'Bot' ? login.replace(/\[bot\]$/, '') : login };
}
