import type { PullRequestRef } from '../../model/repository.ts';
import type { ReconcileRequests } from './reconcile-requests.ts';

/** Asks for each pull request once, in the background. */
export class AskedOnce {
  readonly #requests: Pick<ReconcileRequests, 'requestCheck'>;
  readonly #keys = new Set<string>();

  constructor(requests: Pick<ReconcileRequests, 'requestCheck'>) {
    this.#requests = requests;
  }

  get count(): number {
    return this.#keys.size;
  }

  has(ref: PullRequestRef): boolean {
    return this.#keys.has(keyOf(ref));
  }

  async check(ref: PullRequestRef): Promise<void> {
    if (this.has(ref)) return;
    this.#keys.add(keyOf(ref));
    await this.#requests.requestCheck(ref, { background: true });
  }
}

function keyOf({ repository, number }: PullRequestRef): string {
  return `${repository.id}/${number}`;
}
