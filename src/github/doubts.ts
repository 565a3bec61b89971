import type { RepositoryRef } from '../model/repository.ts';

/** Repositories of which GitHub's answers left in doubt whether Rung has any business there, until somebody looks. */
export interface Doubts {
  raise(repository: RepositoryRef): void;
  /** True once after it was raised. */
  take(repository: RepositoryRef): boolean;
}

export function createDoubts(): Doubts {
  const raised = new Set<number>();

  return {
    raise: ({ id }) => void raised.add(id),
    take: ({ id }) => raised.delete(id),
  };
}
