/** Handlers say here why they did nothing ("draft", "own event"); the delivery log shows it to people. */
export interface DeliveryReasons {
  note(guid: string, reason: string): void;
  /** What was noted for a delivery, once; null when nothing was. */
  take(guid: string): string | null;
}

export function createDeliveryReasons(): DeliveryReasons {
  const reasons = new Map<string, Set<string>>();
  return {
    note(guid, reason) {
      const noted = reasons.get(guid) ?? new Set();
      reasons.set(guid, noted.add(storable(reason)));
    },
    take(guid) {
      const noted = reasons.get(guid);
      reasons.delete(guid);
      return noted === undefined ? null : [...noted].join('; ');
    },
  };
}

/** A reason may quote a payload: no control characters (PostgreSQL takes no NUL), and not too long. */
function storable(reason: string): string {
  return reason.replaceAll(/\p{C}/gu, '\ufffd').slice(0, 200);
}
