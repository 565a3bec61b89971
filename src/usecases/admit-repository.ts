import type { RepositoryRef } from '../model/repository.ts';
import type { InstallationState, RepositoryState } from '../store/place-port.ts';
import type { Services } from './services.ts';

/** With today's names and installation, or why nothing may be done there; for logs, in words. */
export type Admission = { readonly repository: RepositoryRef } | { readonly refused: string };

const closedInstallations: Readonly<Record<Exclude<InstallationState, 'active'>, string>> = {
  suspended: 'the installation is suspended',
  uninstalled: 'Rung is not installed there any more',
};

const closedRepositories: Readonly<Record<Exclude<RepositoryState, 'active'>, string>> = {
  archived: 'the repository is archived',
  disabled: 'the repository is disabled on GitHub',
  removed: 'the repository was deleted, moved away or taken out of the installation',
};

/** What is known of a place here decides, so it costs no request. A place that nobody has heard of is admitted. */
export async function admitRepository(
  { store, github }: Pick<Services, 'store' | 'github'>,
  asked: RepositoryRef,
): Promise<Admission> {
  const known = await store.repositories.find(asked.id);
  const repository = known?.ref ?? asked;
  const installation = await store.installations.find(repository.installationId);
  if (installation !== undefined && installation.state !== 'active')
    return { refused: closedInstallations[installation.state] };
  // While they change they are unknown: tokens of before must not be used for what is asked for then.
  if (installation !== undefined) github.granted(installation.id, installation.permissions ?? '');
  if (known !== undefined && known.state !== 'active') return { refused: closedRepositories[known.state] };

  return { repository };
}
