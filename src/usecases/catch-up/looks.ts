import type { Missed, ReconcileRequest } from '../../model/reconcile.ts';
import type { RepositoryRef } from '../../model/repository.ts';

/** One look at each repository, however many of its deliveries were missed. */
export class Looks {
  readonly #found = new Map<number, { repository: RepositoryRef; missed: Set<Missed>; since: Date }>();

  add(repository: RepositoryRef, missed: readonly Missed[], since: Date): void {
    const known = this.#found.get(repository.id) ?? { repository, missed: new Set(), since };
    for (const one of missed) known.missed.add(one);
    if (since < known.since) known.since = since;
    this.#found.set(repository.id, known);
  }

  requests(): readonly ReconcileRequest[] {
    return [...this.#found.values()].map(one => ({ ...one, missed: [...one.missed] }));
  }
}
