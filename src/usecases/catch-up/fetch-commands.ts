import type { WrittenComment } from '../../model/issue-comment.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { unseenCommands } from '../reconcile/unseen-commands.ts';
import type { Services } from '../services.ts';
import { acceptMissed, type Payload } from './accept-missed.ts';
import type { MissedDelivery } from './missed-deliveries.ts';

/** GitHub's own order says nothing of which delivery is which comment's: the one sent next after it was written is likely. */
const maxTries = 5;
const clockMs = 2_000;
/** GitHub has told of events hours late. */
export const lateMs = 24 * 60 * 60 * 1000;

/**
 * Of missed comments only commands matter: one list of the repository's comments tells which, and only their deliveries
 * are fetched. Returns how many, and whether all commands were found.
 */
export async function fetchCommands(
  services: Services,
  repository: RepositoryRef,
  deliveries: readonly MissedDelivery[],
): Promise<{ readonly fetched: number; readonly isComplete: boolean }> {
  const first = deliveries[0];
  if (first === undefined) return { fetched: 0, isComplete: true };
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const since = new Date(first.deliveredAt.getTime() - lateMs);
  const commands = await unseenCommands(services, reads, repository, since);
  const payloads = new Map<MissedDelivery, Payload | undefined>();
  const accepted = new Set<number>();

  for (const { id, writtenAt } of commands) {
    const likely = deliveries.filter(
      ({ deliveredAt }) => deliveredAt.getTime() >= writtenAt.getTime() - clockMs,
    );
    for (const delivery of likely.slice(0, maxTries)) {
      if (accepted.has(id)) break;
      const payload = payloads.has(delivery)
        ? payloads.get(delivery)
        : await services.app.deliveryPayload(delivery.id);
      payloads.set(delivery, payload);
      if (payload === undefined || commentIdOf(payload) !== id) continue;
      await acceptMissed(services, delivery, payload);
      accepted.add(id);
    }
  }

  return { fetched: payloads.size, isComplete: accepted.size === commands.length };
}

function commentIdOf({ comment }: Payload): WrittenComment['id'] | undefined {
  return typeof comment === 'object' && comment !== null && 'id' in comment && typeof comment.id === 'number'
    ? comment.id
    : undefined;
}
