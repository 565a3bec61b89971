import type { Random } from '../seeded-random.ts';

const numbers = [
  ...['0', '-1', '1', '2147483648', '4294967296', '10000000', '10000001', '100001', '9007199254740993'],
  ...['1e308', '1e999', '-0', 'NaN', 'Infinity', '0x10', '1.5', '1e-9', '00000000001', '9'.repeat(400)],
] as const;
const tokens = [
  ...['\0', '\n', '\r\n', '\u0085', '\u2028', '\ufeff', '"', "'", '\\', '\\u0000', '\\ud800', '%', ':', ','],
  ...[
    '{',
    '}',
    '[',
    ']',
    '[[',
    '{"',
    '},{',
    '],[',
    'null',
    'true',
    '""',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...['<', '>', '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE x [<!ENTITY a "b">]>'],
  ...[
    '&a;',
    '&#0;',
    '&#x10ffff;',
    '&amp;',
    'xmlns="x"',
    'SF:',
    'DA:',
    'BRDA:',
    'end_of_record',
    'mode: set\n',
  ],
  ...['../', '/', 'C:\\', '#####', '=====*', '-:    0:Source:', 'branch  0 taken '],
] as const;
const invalidUtf8 = [0xff, 0xfe, 0xc0, 0xed, 0xf5] as const;
const maxBytes = 65_536;

/** One to six changes of the kinds that break readers. */
export function mutate(seed: Buffer, other: Buffer, random: Random): Buffer {
  let bytes = seed;
  for (let left = 1 + random.below(6); left > 0; left--) bytes = change(bytes, other, random);

  return bytes.subarray(0, maxBytes);
}

function change(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const length = random.chance(0.8) ? random.below(8) : random.below(bytes.length + 1);
  const put = (middle: Uint8Array, removed = 0) =>
    Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + removed)]);
  const span = bytes.subarray(at, at + length);

  switch (random.below(11)) {
    case 0:
      return flipped(bytes, at, random);
    case 1:
      return put(Buffer.from([random.below(256)]));
    case 2:
      return put(Buffer.alloc(0), length);
    case 3:
      return put(Buffer.concat(Array<Buffer>(2 + random.below(30)).fill(span)));
    case 4:
      return put(other.subarray(random.below(other.length + 1)), bytes.length);
    case 5:
      return put(sliceOf(other, random));
    case 6:
      return put(Buffer.from(random.pick(tokens)), random.chance(0.5) ? length : 0);
    case 7:
      return put(Buffer.from([random.pick(invalidUtf8)]), 1);
    case 8:
      return bytes.subarray(0, random.chance(0.2) ? at : bytes.length);
    case 9:
      // A word of its own, elsewhere.
      return put(wordOf(bytes, random), length);
    default:
      return numberReplaced(bytes, at, random);
  }
}

function flipped(bytes: Buffer, at: number, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const index = Math.min(at, copy.length - 1);
  if (index >= 0) copy[index] = (copy[index] ?? 0) ^ (1 << random.below(8));

  return copy;
}

function sliceOf(bytes: Buffer, random: Random): Buffer {
  const start = random.below(bytes.length + 1);

  return bytes.subarray(start, start + random.below(200));
}

const isWord = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x7a));
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function wordOf(bytes: Buffer, random: Random): Buffer {
  let start = random.below(bytes.length + 1);
  while (start < bytes.length && !isWord(bytes[start])) start++;
  let end = start;
  while (end < bytes.length && isWord(bytes[end])) end++;

  return bytes.subarray(start, end);
}

/** The next number behind the place. */
function numberReplaced(bytes: Buffer, at: number, random: Random): Buffer {
  let start = at;
  while (start < bytes.length && !isDigit(bytes[start])) start++;
  let end = start;
  while (end < bytes.length && isDigit(bytes[end])) end++;

  return Buffer.concat([bytes.subarray(0, start), Buffer.from(random.pick(numbers)), bytes.subarray(end)]);
}
