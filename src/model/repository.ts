/** A repository as Rung keys it: the numeric id is its identity, owner and name are labels that may change. */
export interface RepositoryRef {
  readonly installationId: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

export interface PullRequestRef {
  readonly repository: RepositoryRef;
  readonly number: number;
}

/** `owner/name`, for people; never a key. */
export function fullName(repository: Pick<RepositoryRef, 'owner' | 'name'>): string {
  return `${repository.owner}/${repository.name}`;
}

/** Under the same name, in the same installation. */
export function isSamePlace(one: RepositoryRef, other: RepositoryRef): boolean {
  return one.installationId === other.installationId && fullName(one) === fullName(other);
}
