import { crc32, deflateRawSync } from 'node:zlib';

const deflated = 8;
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. Actions' artifacts carry both. */
const flags = 0x0808;
const version = 20;
const earliestDate = 0x0021;

/** A zip as GitHub's artifact upload writes it: streamed, so that only the central directory tells the sizes. */
export function writeZip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const sizes = [crc32(data), packed.byteLength, data.byteLength] as const;
    const entry = [localHeader(name), name, packed, descriptor(sizes)];
    central.push(centralHeader(name, sizes, offset), name);
    local.push(...entry);
    offset += entry.reduce((total, part) => total + part.byteLength, 0);
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([
    ...local,
    directory,
    endOfDirectory(Object.keys(files).length, directory.byteLength, offset),
  ]);
}

type Sizes = readonly [crc: number, packed: number, size: number];

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(earliestDate, 12);
  header.writeUInt16LE(name.byteLength, 26);
  return header;
}

function descriptor([crc, packed, size]: Sizes): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packed, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function centralHeader(name: Buffer, [crc, packed, size]: Sizes, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(earliestDate, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.byteLength, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOfDirectory(entries: number, sizeBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(sizeBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
