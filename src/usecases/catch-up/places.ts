import { orUnknown } from '../../collect/or-unknown.ts';
import type { ListedRepository } from '../../github/listed-repository.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';

/** Finds repositories by what a delivery tells of them. Each installation is listed once at most. */
export class Places {
  readonly #services: Services;
  readonly #lists = new Map<number, Promise<readonly ListedRepository[]>>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Empty where Rung is not installed any more, or suspended. */
  list(installationId: number): Promise<readonly ListedRepository[]> {
    const known = this.#lists.get(installationId);
    if (known !== undefined) return known;
    const listing = orUnknown(this.#services.github.installation(installationId).repositories()).then(
      found => found ?? [],
    );
    this.#lists.set(installationId, listing);

    return listing;
  }

  /** Undefined where it is gone, or out of Rung's reach. */
  async find(installationId: number, repositoryId: number): Promise<RepositoryRef | undefined> {
    const known = await this.#services.store.repositories.find(repositoryId);
    if (known !== undefined) return known.ref;

    return (await this.list(installationId)).find(({ ref }) => ref.id === repositoryId)?.ref;
  }
}
