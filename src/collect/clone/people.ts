import type { Account } from '../../model/records/account.ts';

/** Who a commit says made it. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

const noReply = /^(?:\d+\+)?([^@]+)@users\.noreply\./i;
const botName = /\[bot\]$|(?:^|[\s_-])bot$/i;
const serviceName = /^github actions?$/i;

/**
 * Accounts for signatures, all at once. A clone knows no logins: those addresses that GitHub makes have one, others have what
 * stands before the @. One name is one person, whatever the address; two people with the same beginning of an address
 * have the address's domain beside it.
 * @param bots logins that the policy names.
 */
export function accountsOf(
  signatures: Iterable<Signature>,
  bots: readonly string[],
): (signature: Signature) => Account {
  const addresses = new Map<string, Set<string>>();
  for (const { name, email } of signatures) {
    const of = addresses.get(name) ?? new Set();
    addresses.set(name, of.add(email.toLowerCase()));
  }
  const logins = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const [name, emails] of [...addresses].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const email = bestOf(emails);
    const login = loginOf(email, name);
    // A login that GitHub made is one account, whatever name it signs with.
    const isTaken = owners.has(login) && owners.get(login) !== email && !noReply.test(email);
    logins.set(name, isTaken ? `${login}-${email.slice(email.indexOf('@') + 1)}` : login);
    if (!isTaken) owners.set(login, email);
  }
  const named = new Set(bots.map(bot => bot.toLowerCase()));

  return ({ name }) => {
    const login = logins.get(name) ?? 'unknown';
    const isBot =
      botName.test(name) ||
      botName.test(login) ||
      serviceName.test(name) ||
      named.has(login.toLowerCase()) ||
      named.has(name.toLowerCase());

    return { login, isBot };
  };
}

function bestOf(emails: ReadonlySet<string>): string {
  const [first = '', ...others] = [...emails].toSorted();

  return [first, ...others].find(email => noReply.test(email)) ?? first;
}

function loginOf(email: string, name: string): string {
  const login = noReply.exec(email)?.[1] ?? email.split('@')[0] ?? '';

  return (login || name || 'unknown').toLowerCase();
}
