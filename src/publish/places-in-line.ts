/** Who was told when to come back, by installation. */
export interface PlacesInLine {
  /** How many are to come before the next one. Beyond `most` the line begins anew: there may be less to do than it seems. */
  take(installationId: number, most: number): number;
  /** The next one comes in so long. */
  given(installationId: number, inMs: number): void;
}

export function createPlaces(now: () => Date): PlacesInLine {
  const lines = new Map<number, number[]>();

  function lineOf(installationId: number): number[] {
    const nowMs = now().getTime();
    const line = (lines.get(installationId) ?? []).filter(dueMs => dueMs > nowMs);
    lines.set(installationId, line);

    return line;
  }

  return {
    take: (installationId, most) => lineOf(installationId).length % Math.max(1, most),
    given: (installationId, inMs) => void lineOf(installationId).push(now().getTime() + inMs),
  };
}
