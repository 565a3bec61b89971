/** An account that the policy calls a machine, in any case, as GitHub takes logins. */
export function isMachine(login: string | null | undefined, bots: readonly string[]): boolean {
  return bots.some(bot => bot.toLowerCase() === login?.toLowerCase());
}
