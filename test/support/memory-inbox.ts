import type { Delivery, Inbox } from '../../src/store/port.ts';

/** The inbox's contract without a database, for tests of the HTTP front alone. */
export function memoryInbox(isAwaited: (sha: string) => boolean = () => false) {
  const stored = new Map<string, Delivery>();
  const ignored = new Map<string, string>();
  const finished = new Map<string, string | null>();

  const inbox: Inbox = {
    async accept(delivery, onlyIfAwaited) {
      if (onlyIfAwaited !== undefined && !isAwaited(onlyIfAwaited.sha))
        return await inbox.ignore(delivery, onlyIfAwaited.reason);
      if (stored.has(delivery.guid)) return 'duplicate';
      stored.set(delivery.guid, delivery);
      return 'accepted';
    },
    async ignore(delivery, reason) {
      if (stored.has(delivery.guid) || ignored.has(delivery.guid)) return 'duplicate';
      ignored.set(delivery.guid, reason);
      return 'ignored';
    },
    async read(guid) {
      const delivery = stored.get(guid);
      if (delivery === undefined || finished.has(guid)) return undefined;
      const earlier = [...stored.values()].slice(0, [...stored.keys()].indexOf(guid));
      const repeatsBody = earlier.some(
        other => other.event === delivery.event && other.bodySha256 === delivery.bodySha256,
      );
      return { ...delivery, repeatsBody };
    },
    async finish(guid, reason) {
      finished.set(guid, reason);
    },
    async fates() {
      return new Map();
    },
    async prune() {
      return 0;
    },
    async counts() {
      return { received: stored.size + ignored.size, accepted: stored.size, processed: finished.size };
    },
  };
  return { inbox, stored, ignored, finished };
}
