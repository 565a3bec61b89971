import { gzipSync } from 'node:zlib';

/** A file that somebody made to break a reader, and what is said of it. */
export interface HostileReport {
  readonly what: string;
  readonly content: string | Buffer;
  readonly refusal: RegExp;
}

const cobertura = (before: string, inside = '') =>
  `<?xml version="1.0"?>\n${before}<coverage line-rate="1"><packages>${inside}</packages></coverage>`;
const istanbul = (inside: string) => `{"a.ts":{"path":"a.ts","statementMap":{},"s":{},"x":${inside}}}`;
const repeated = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

const laughs = `<!DOCTYPE coverage [\n<!ENTITY a "ha">${repeated(9, at => `<!ENTITY a${at} "${`&a${at - 1};`.repeat(10)}">`)}]>`;
const gzipped = gzipSync(`TN:\nSF:a.ts\n${repeated(5_000, line => `DA:${line + 1},${line % 7}\n`)}`);
const corrupt = Buffer.from(gzipped);
corrupt.writeUInt32LE(0xffffffff, 2_000);

/** Not compressed to a two-hundredth, as letters without variety would be: that costs the whole archive. */
const noise = Buffer.from(
  Uint32Array.from({ length: 3_200_000 }, (_, at) => Math.imul(at, 2654435761)).buffer,
);

const subset = /^line \d, column \d+: the DOCTYPE declares entities or elements of its own/;
const depth = 200_000;

/** Each looks like a report by its first bytes. */
export const hostileReports: readonly HostileReport[] = [
  { what: 'a billion laughs', content: cobertura(laughs, '<class filename="&a9;"/>'), refusal: subset },
  {
    what: 'an external entity',
    content: cobertura('<!DOCTYPE coverage [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'),
    refusal: subset,
  },
  {
    what: 'a parameter entity',
    content: cobertura('<!DOCTYPE coverage [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>'),
    refusal: subset,
  },
  {
    what: 'an entity that nobody declared',
    content: cobertura('', '<class filename="&xxe;"/>'),
    refusal: /^line 2, column \d+: not well-formed XML: undefined entity/,
  },
  {
    what: 'XML of 200,000 levels',
    content: cobertura('', '<a>'.repeat(depth) + '</a>'.repeat(depth)),
    refusal: /^line 2, column \d+: elements are nested deeper than 256$/,
  },
  {
    what: 'a giant attribute',
    content: cobertura('', `<class filename="${'a'.repeat(500_000)}"/>`),
    refusal: /^line 2, column \d+: an attribute is longer than 65536 characters$/,
  },
  {
    what: 'an element with a giant name',
    content: cobertura('', `<${'a'.repeat(500_000)}/>`),
    refusal: /^line 2, column \d+: an element's name is longer than 1024 characters$/,
  },
  {
    what: 'an attribute without end',
    content: `<coverage line-rate="1"><packages x="${'a'.repeat(3_000_000)}`,
    refusal: /^line 1, column \d+: a tag, comment or text is longer than 1048576 characters$/,
  },
  {
    what: 'XML that ends in the middle',
    content: cobertura('', '<class filename="a"/>').slice(0, -15),
    refusal: /^line 2, column \d+: not well-formed XML/,
  },
  {
    what: 'XML in an encoding of a mainframe',
    content: '<?xml version="1.0" encoding="EBCDIC-CP-US"?><coverage line-rate="1"/>',
    refusal: /^encoding ebcdic-cp-us is not supported; expected UTF-8/,
  },
  {
    what: 'methods with more lines than any class has',
    content: cobertura(
      '',
      `<class filename="b"><methods>${'<line number="1" hits="1"/>'.repeat(500_001)}</methods></class>`,
    ),
    refusal: /^line 2, column \d+: the methods of a class have more than 500000 lines$/,
  },
  {
    what: 'JSON lists of 200,000 levels',
    content: istanbul('['.repeat(depth) + ']'.repeat(depth)),
    refusal: /^byte \d+: lists and objects are nested deeper than 256$/,
  },
  {
    what: 'JSON objects of 200,000 levels',
    content: istanbul(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    refusal: /^byte \d+: lists and objects are nested deeper than 256$/,
  },
  {
    what: 'a JSON value of a million lists',
    content: istanbul(`[${'[],'.repeat(1_000_000)}[]]`),
    refusal: /^byte \d+: one value takes more than 64 MiB of memory$/,
  },
  {
    what: 'a JSON value of two million keys',
    content: istanbul(`{${repeated(2_000_000, index => `"k${index}":1,`)}"k":1}`),
    refusal: /^byte \d+: one value takes more than 64 MiB of memory$/,
  },
  {
    what: 'a JSON text without end',
    content: istanbul(`"${noise.toString('base64')}`),
    refusal: /^byte \d+: the text or number behind it is longer than 16777216 characters$/,
  },
  {
    what: 'JSON that is none',
    content: istanbul('NaN'),
    refusal: /^byte 52: not well-formed JSON: Unexpected "N"$/,
  },
  {
    what: 'JSON with a value too many',
    content: istanbul('[1 2]'),
    refusal: /^byte 55: not well-formed JSON: Unexpected NUMBER \(2\)$/,
  },
  {
    what: 'JSON that ends in the middle',
    content: istanbul('[1').slice(0, -2),
    refusal: /^byte \d+: not well-formed JSON: it ends too early$/,
  },
  {
    what: 'more lines than are kept',
    content: `SF:src/a.ts\n${repeated(1_000_001, index => `DA:${index + 1},1\n`)}`,
    refusal: /^Rung would have to keep more than 1000000 of its lines, branches and paths$/,
  },
  {
    what: 'more branches than are kept',
    content: `SF:src/a.ts\nDA:1,1\n${repeated(500_001, index => `BRDA:1,0,${index},1\n`)}`,
    refusal: /^Rung would have to keep more than 1000000 of its lines, branches and paths$/,
  },
  {
    what: 'longer paths than are kept',
    content: repeated(5_000, index => `SF:${index}${'a'.repeat(4_000)}\n`),
    refusal: /^Rung would have to keep more than 1000000 of its lines, branches and paths$/,
  },
  {
    what: 'a gzip bomb',
    content: gzipSync(`TN:\nSF:a.c\n${'\n'.repeat(30 * 1024 * 1024)}`),
    refusal: /^it inflates to more than 200 times its size/,
  },
  {
    what: 'gzip that ends in the middle',
    content: gzipped.subarray(0, gzipped.length - 100),
    refusal: /^byte \d+: its gzip compression is damaged$/,
  },
  {
    what: 'gzip with damaged data',
    content: corrupt,
    refusal: /^byte \d+: its gzip compression is damaged$/,
  },
];
