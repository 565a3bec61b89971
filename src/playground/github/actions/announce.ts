import { accountShape, organizationShape } from '../shapes/account-shape.ts';
import { type Json, nodeId } from '../shapes/json.ts';
import { repositoryShape } from '../shapes/repository-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import { installationOf, type WorldState } from '../world/world-state.ts';

/** Tells the App's webhook what happened in a repository. Nothing is sent for one that is not installed. */
export function announce(
  state: WorldState,
  repository: Repository,
  [event, action]: readonly [event: string, action: string | null],
  sender: Account,
  payload: Json,
): void {
  const installation = installationOf(state, repository);
  if (installation === undefined) return;
  state.emit({
    event,
    action,
    repository,
    installation,
    payload: {
      ...(action === null ? {} : { action }),
      repository: repositoryShape(state, repository),
      ...payload,
      ...(repository.owner.type === 'Organization'
        ? { organization: organizationShape(state, repository.owner) }
        : {}),
      sender: accountShape(state, sender),
      installation: {
        id: installation.id,
        node_id: nodeId('IntegrationInstallation', installation.id),
      },
    },
  });
}

/** The account that Rung's own writes carry. */
export function botOf(state: WorldState, app: { readonly id: number; readonly slug: string }): Account {
  const login = `${app.slug}[bot]`;
  const known = state.accounts.get(login);
  if (known !== undefined) return known;
  const bot: Account = { id: app.id + 1_000_000, login, type: 'Bot' };
  state.accounts.set(login, bot);
  return bot;
}
