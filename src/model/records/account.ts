/** Somebody on GitHub. Null stands for a deleted account wherever an account may be missing. */
export interface Account {
  readonly login: string;
  /** An App, a machine account, or named as one in the policy: left out of all figures about people. */
  readonly isBot: boolean;
}

export const isHuman = (account: Account | null): account is Account => account !== null && !account.isBot;
