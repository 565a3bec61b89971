/**
 * Share of content that two files have in common, 0–1, measured as git does for renames: bytes of equal lines (in
 * chunks of at most 64 bytes) over the size of the larger file.
 */
export function similarity(a: Uint8Array, b: Uint8Array): number {
  const larger = Math.max(a.byteLength, b.byteLength);
  if (larger === 0 || Math.min(a.byteLength, b.byteLength) * 2 < larger) return 0;
  const counts = chunkCounts(a);
  let common = 0;
  for (const [chunk, bytes] of chunkCounts(b)) common += Math.min(bytes, counts.get(chunk) ?? 0);
  return common / larger;
}

function chunkCounts(content: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  const text = Buffer.from(content).toString('latin1');
  for (const chunk of text.match(/[^\n]{0,63}\n|[^\n]{1,64}/g) ?? [])
    counts.set(chunk, (counts.get(chunk) ?? 0) + chunk.length);
  return counts;
}
