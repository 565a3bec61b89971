import type { RepositoryRef } from '../model/repository.ts';

interface RepositoryColumns {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repositoryName: string;
}

export function repositoryValues(repository: RepositoryRef): RepositoryColumns {
  const { installationId, id, owner, name } = repository;

  return { installationId, repositoryId: id, owner, repositoryName: name };
}

export function repositoryOf(row: RepositoryColumns): RepositoryRef {
  return {
    installationId: row.installationId,
    id: row.repositoryId,
    owner: row.owner,
    name: row.repositoryName,
  };
}
