export type Json = Record<string, unknown>;

export function isoTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function isoTimeOrNull(date: Date | null): string | null {
  return date === null ? null : isoTime(date);
}

/** GitHub's opaque ids: only their being text matters. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
