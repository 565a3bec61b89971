import type { Account, AppRecord, AppRegistration, Installation } from './account-records.ts';
import type { Repository } from './records.ts';

/** What GitHub would send: not yet signed, nor sent. */
export interface WebhookEvent {
  readonly event: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  readonly installation: Installation | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything the stand-in knows, with the two things it needs from outside: time, and an ear for events. */
export interface WorldState {
  readonly clock: () => Date;
  readonly urls: { readonly api: string; readonly html: string };
  readonly app: AppRecord;
  /** GitHub Actions' own App, whose check runs are the jobs of workflows. */
  readonly actions: AppRecord;
  readonly apps: Map<string, AppRecord>;
  readonly accounts: Map<string, Account>;
  readonly repositories: Map<number, Repository>;
  /** Names in lower case that repositories had before, by repository id: GitHub answers them with where it is now. */
  readonly formerNames: Map<string, number>;
  readonly installations: Map<number, Installation>;
  /** By the code that stands for them until it is used. */
  readonly registrations: Map<string, AppRegistration>;
  readonly emit: (event: WebhookEvent) => void;
  nextId: number;
}

export function takeId(state: Pick<WorldState, 'nextId'>): number {
  state.nextId += 1;
  return state.nextId;
}

export function findRepository(state: WorldState, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return [...state.repositories.values()].find(one => fullName(one).toLowerCase() === wanted);
}

/** The repository that had the name, while no other one has it. */
export function formerRepository(state: WorldState, owner: string, name: string): Repository | undefined {
  const id = state.formerNames.get(`${owner}/${name}`.toLowerCase());
  return id === undefined || findRepository(state, owner, name) !== undefined
    ? undefined
    : state.repositories.get(id);
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

export function installationOf(state: WorldState, repository: Repository): Installation | undefined {
  return [...state.installations.values()].find(
    one =>
      one.account.id === repository.owner.id &&
      (one.repositoryIds === null || one.repositoryIds.has(repository.id)),
  );
}

export function accountNamed(
  state: Pick<WorldState, 'accounts' | 'nextId'>,
  login: string,
  type: Account['type'] = login.endsWith('[bot]') ? 'Bot' : 'User',
): Account {
  const known = state.accounts.get(login.toLowerCase());
  if (known !== undefined) return known;
  const account: Account = { id: takeId(state), login, type };
  state.accounts.set(login.toLowerCase(), account);
  return account;
}
