/** Bounds what unverified senders can make the server hold at one time. Bytes count as they arrive, not as announced. */
export interface BodyBudget {
  /**
   * A place for one more body. Where all are taken, the body that has been arriving longest gives its place up: GitHub
   * sends at once, so that one is the least likely to be GitHub's. Undefined when every body has arrived and is in work.
   */
  open(): OpenBody | undefined;
}

export interface OpenBody {
  /** False when the bytes do not fit, although larger bodies gave theirs up; they are not counted then. */
  take(bytes: number): boolean;
  /** Called when this body has to give its place up. */
  onGivenUp(listener: () => void): void;
  /** The body has arrived: it keeps its place until `close`. */
  keep(): void;
  close(): void;
}

interface Place {
  bytes: number;
  giveUp: () => void;
}

export function createBodyBudget(limits: { bodies: number; bytes: number }): BodyBudget {
  const places = new Set<Place>();
  /** Still arriving, oldest first. */
  const arriving = new Set<Place>();
  let heldBytes = 0;

  function leave(place: Place): void {
    if (!places.delete(place)) return;
    arriving.delete(place);
    heldBytes -= place.bytes;
  }

  function evict(place: Place): void {
    leave(place);
    place.giveUp();
  }

  function makeRoom(place: Place, bytes: number): boolean {
    while (heldBytes + bytes > limits.bytes) {
      const [largest] = [...arriving].toSorted((a, b) => b.bytes - a.bytes);
      if (largest === undefined || largest === place || largest.bytes <= place.bytes + bytes) return false;
      evict(largest);
    }

    return true;
  }

  return {
    open() {
      if (places.size >= limits.bodies) {
        const [oldest] = arriving;
        if (oldest === undefined) return undefined;
        evict(oldest);
      }
      const place: Place = { bytes: 0, giveUp() {} };
      places.add(place);
      arriving.add(place);

      return {
        take(bytes) {
          if (!places.has(place) || !makeRoom(place, bytes)) return false;
          place.bytes += bytes;
          heldBytes += bytes;
          return true;
        },
        onGivenUp(listener) {
          place.giveUp = listener;
        },
        keep: () => void arriving.delete(place),
        close: () => leave(place),
      };
    },
  };
}
