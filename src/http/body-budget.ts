/** Bounds what unverified senders can make the server hold at one time. Bytes count as they arrive, not as announced. */
export interface BodyBudget {
  /** Undefined when too many bodies are being read already. */
  open(): OpenBody | undefined;
}

export interface OpenBody {
  /** False when the bytes no longer fit; they are not counted then. */
  take(bytes: number): boolean;
  close(): void;
}

export function createBodyBudget(limits: { bodies: number; bytes: number }): BodyBudget {
  let bodies = 0;
  let heldBytes = 0;

  return {
    open() {
      if (bodies >= limits.bodies) return undefined;
      bodies += 1;
      let own = 0;
      let closed = false;
      return {
        take(bytes) {
          if (heldBytes + bytes > limits.bytes) return false;
          own += bytes;
          heldBytes += bytes;
          return true;
        },
        close() {
          if (closed) return;
          closed = true;
          bodies -= 1;
          heldBytes -= own;
        },
      };
    },
  };
}
