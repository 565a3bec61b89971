const zipMagics: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const magics: readonly (readonly number[])[] = [
  ...zipMagics,
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x52, 0x61, 0x72, 0x21],
];

export function isZip(head: Uint8Array): boolean {
  return beginsWith(head, zipMagics);
}

/** Zip, gzip, bzip2, 7z, xz, zstd or rar, by the first bytes. */
export function isArchive(head: Uint8Array): boolean {
  return beginsWith(head, magics);
}

function beginsWith(head: Uint8Array, beginnings: readonly (readonly number[])[]): boolean {
  return beginnings.some(magic => magic.every((byte, index) => head[index] === byte));
}
