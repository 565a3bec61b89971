import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as an archiver, honest or not, would write it. Everything but name and content has an honest default. */
export interface ZipEntry {
  name: string | Buffer;
  content?: string | Buffer;
  isStored?: boolean;
  method?: number;
  flags?: number;
  /** Unix mode, such as 0o120777 for a symbolic link. */
  mode?: number;
  claimedSize?: number;
  claimedCompressedSize?: number;
  crc?: number;
  /** Sizes after the data instead of before it, as GitHub's archives have them. */
  hasDescriptor?: boolean;
  /** Sizes and offset as 64-bit fields. */
  isZip64?: boolean;
  /** Writes no data of its own and points to an earlier entry's. */
  sharesDataOf?: number;
}

export interface ZipFrame {
  comment?: string;
  claimedEntries?: number;
  isZip64?: boolean;
}

interface Placed extends Required<Pick<ZipEntry, 'flags' | 'mode'>> {
  name: Buffer;
  method: number;
  crc: number;
  size: number;
  compressedSize: number;
  offset: number;
  isZip64: boolean;
}

const utf8Flag = 0x0800;
const descriptorFlag = 0x0008;
const max32 = 0xffffffff;

/** Small writer for archives that no honest tool makes. */
export function buildZip(entries: readonly ZipEntry[], frame: ZipFrame = {}): Buffer {
  const parts: Buffer[] = [];
  const placed: Placed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const shared = entry.sharesDataOf === undefined ? undefined : placed[entry.sharesDataOf];
    const { header, body } = placeEntry(entry, shared?.offset ?? offset);
    placed.push(header);
    if (shared) continue;
    const bytes = Buffer.concat([localHeader(header), body, descriptor(header)]);
    parts.push(bytes);
    offset += bytes.length;
  }
  const directory = Buffer.concat(placed.map(directoryRecord));
  return Buffer.concat([...parts, directory, ...ending(offset, directory.length, entries.length, frame)]);
}

function placeEntry(entry: ZipEntry, offset: number): { header: Placed; body: Buffer } {
  const content = Buffer.from(entry.content ?? '');
  const body = entry.isStored ? content : deflateRawSync(content, { level: 1 });
  const flags = (entry.flags ?? utf8Flag) | (entry.hasDescriptor ? descriptorFlag : 0);
  const header = {
    name: Buffer.from(entry.name),
    method: entry.method ?? (entry.isStored ? 0 : 8),
    flags,
    mode: entry.mode ?? 0o100644,
    crc: entry.crc ?? crc32(content),
    size: entry.claimedSize ?? content.length,
    compressedSize: entry.claimedCompressedSize ?? body.length,
    offset,
    isZip64: entry.isZip64 ?? false,
  };
  return { header, body };
}

function localHeader(entry: Placed): Buffer {
  const late = (entry.flags & descriptorFlag) !== 0;
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(entry.flags, 6);
  fixed.writeUInt16LE(entry.method, 8);
  fixed.writeUInt32LE(late ? 0 : entry.crc, 14);
  fixed.writeUInt32LE(late ? 0 : entry.compressedSize, 18);
  fixed.writeUInt32LE(late ? 0 : entry.size, 22);
  fixed.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([fixed, entry.name]);
}

function descriptor(entry: Placed): Buffer {
  if ((entry.flags & descriptorFlag) === 0) return Buffer.alloc(0);
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(entry.crc, 4);
  bytes.writeUInt32LE(entry.compressedSize, 8);
  bytes.writeUInt32LE(entry.size, 12);
  return bytes;
}

function directoryRecord(entry: Placed): Buffer {
  const extra = entry.isZip64 ? zip64Extra(entry) : Buffer.alloc(0);
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(0x0314, 4);
  fixed.writeUInt16LE(20, 6);
  fixed.writeUInt16LE(entry.flags, 8);
  fixed.writeUInt16LE(entry.method, 10);
  fixed.writeUInt32LE(entry.crc, 16);
  fixed.writeUInt32LE(entry.isZip64 ? max32 : entry.compressedSize, 20);
  fixed.writeUInt32LE(entry.isZip64 ? max32 : entry.size, 24);
  fixed.writeUInt16LE(entry.name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE((entry.mode * 0x10000) >>> 0, 38);
  fixed.writeUInt32LE(entry.isZip64 ? max32 : entry.offset, 42);
  return Buffer.concat([fixed, entry.name, extra]);
}

function zip64Extra(entry: Placed): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(24, 2);
  bytes.writeBigUInt64LE(BigInt(entry.size), 4);
  bytes.writeBigUInt64LE(BigInt(entry.compressedSize), 12);
  bytes.writeBigUInt64LE(BigInt(entry.offset), 20);
  return bytes;
}

function ending(offset: number, length: number, entries: number, frame: ZipFrame): Buffer[] {
  const count = frame.claimedEntries ?? entries;
  const comment = Buffer.from(frame.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(frame.isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(frame.isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(frame.isZip64 ? max32 : length, 12);
  end.writeUInt32LE(frame.isZip64 ? max32 : offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const zip64 = frame.isZip64 ? [zip64Ending(offset, length, count)] : [];
  return [...zip64, end, comment];
}

function zip64Ending(offset: number, length: number, count: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(length), 40);
  bytes.writeBigUInt64LE(BigInt(offset), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(offset + length), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}
