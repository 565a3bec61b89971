import type { ArchiveLimits } from './archive-limits.ts';

/** What the parent tells the child before the archive's bytes. */
export interface ChildMessage {
  limits: ArchiveLimits;
  keepBasenames: readonly string[];
  archiveBytes: number;
  /** It may be one report alone, and not an archive of them. */
  mayBeReport: boolean;
}

const prefixBytes = 4;

/** Four bytes of length, then JSON. The archive follows. */
export function encodeMessage(message: ChildMessage): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32LE(json.length);
  return Buffer.concat([prefix, json]);
}

/** Reads message and archive. One buffer of the archive's size: joining chunks would hold it twice. */
export async function readMessage(
  input: AsyncIterable<Buffer>,
): Promise<{ message: ChildMessage; archive: Buffer }> {
  let head = Buffer.alloc(0);
  let message: ChildMessage | undefined;
  let archive = Buffer.alloc(0);
  let filled = 0;
  for await (const chunk of input) {
    if (message) {
      filled += chunk.copy(archive, filled);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    message = parseMessage(head);
    if (message) {
      archive = Buffer.alloc(message.archiveBytes);
      filled = head.copy(archive, 0, prefixBytes + head.readUInt32LE());
    }
  }
  if (message === undefined || filled !== message.archiveBytes) throw new Error('the input is cut short');
  return { message, archive };
}

function parseMessage(head: Buffer): ChildMessage | undefined {
  if (head.length < prefixBytes) return undefined;
  const end = prefixBytes + head.readUInt32LE();
  return head.length < end ? undefined : JSON.parse(head.toString('utf8', prefixBytes, end));
}
