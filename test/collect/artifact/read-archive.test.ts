import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { archiveLimits } from '../../../src/collect/artifact/archive-limits.ts';
import { readArchive } from '../../../src/collect/artifact/read-archive.ts';
import { readingInEnglish } from '../../support/in-english.ts';
import { buildZip, type ZipEntry, type ZipFrame } from '../../support/zip-builder.ts';

const lcov = 'TN:\nSF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n';
const cobertura =
  '<?xml version="1.0"?><coverage line-rate="1"><packages><package><classes><class filename="b.ts"><lines><line number="3" hits="2"/></lines></class></classes></package></packages></coverage>';
const report = { name: 'lcov.info', content: lcov };

const read = async (zip: Buffer, limits = {}) =>
  readingInEnglish(await readArchive(zip, () => true, { ...archiveLimits, ...limits }));
const readEntries = (entries: ZipEntry[], frame?: ZipFrame, limits = {}) =>
  read(buildZip(entries, frame), limits);

describe('T7: an archive that no honest upload makes is rejected', () => {
  test.each<[string, ZipEntry[], string, ZipFrame?]>([
    ['slip', [report, { name: '../evil.info', content: lcov }], 'leaves the archive'],
    ['slip in the middle', [{ name: 'a/../../evil.info', content: lcov }], 'leaves the archive'],
    ['absolute', [{ name: '/etc/lcov.info', content: lcov }], 'absolute path'],
    ['drive letter', [{ name: 'C:lcov.info', content: lcov }], 'absolute path'],
    ['backslash slip', [{ name: '..\\evil.info', content: lcov }], 'backslash'],
    ['NUL in the name', [{ name: 'lcov.info\0.html', content: lcov }], 'NUL character'],
    ['no name', [{ name: '', content: lcov }], 'has no name'],
    ['a name of 1,025 characters', [{ name: 'a'.repeat(1025), content: lcov }], 'longer than 1024'],
    ['symbolic link', [{ name: 'lcov.info', content: '/etc/passwd', mode: 0o120777 }], 'symbolic link'],
    ['device', [{ name: 'lcov.info', content: lcov, mode: 0o020666 }], 'another special file'],
    ['encrypted', [{ ...report, flags: 0x0801 }], 'is encrypted'],
    ['strong encryption', [{ ...report, flags: 0x0841 }], 'its directory of entries is damaged'],
    ['duplicate name', [report, report], 'two entries have the name "lcov.info"'],
    ['claimed too small', [{ ...report, claimedSize: 10 }], '"lcov.info" is damaged'],
    ['claimed too large', [{ ...report, claimedSize: 10_000 }], '"lcov.info" is damaged'],
    ['stored, claimed too small', [{ ...report, isStored: true, claimedSize: 3 }], 'damaged'],
    ['data past the end', [{ ...report, claimedCompressedSize: 10_000 }], 'lies outside the archive'],
    ['wrong checksum', [{ ...report, crc: 1 }], '"lcov.info" is damaged'],
    ['not deflated though it says so', [{ ...report, isStored: true, method: 8 }], '"lcov.info" is damaged'],
    ['unknown compression', [{ ...report, method: 99 }], '"lcov.info" is damaged'],
    [
      'overlap: two entries, one data',
      [report, { name: 'b.info', content: lcov, sharesDataOf: 0 }],
      'overlaps',
    ],
    ['fewer entries than claimed', [report], 'its directory of entries is damaged', { claimedEntries: 2 }],
    ['broken zip64 field', [{ ...report, claimedSize: 0xffffffff }], 'damaged'],
  ])('%s', async (_, entries, reason, frame) => {
    expect(await readEntries(entries, frame)).toEqual({ rejected: expect.stringContaining(reason) });
  });

  test('overlap: an entry that begins within the data of another', async () => {
    const inner = buildZip([{ name: 'inner.info', content: lcov }]);
    const zip = buildZip([
      { name: 'outer.info', content: inner, isStored: true },
      { name: 'inner.info', content: lcov, sharesDataOf: 0 },
    ]);
    const secondRecord = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.writeUInt32LE(30 + 'outer.info'.length, secondRecord + 42);

    expect(await read(zip)).toEqual({ rejected: expect.stringContaining('overlaps another part') });
  });

  test('overlap: data that runs into the directory', async () => {
    const zip = buildZip([{ ...report, isStored: true }]);
    const record = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.writeUInt32LE(lcov.length + 20, record + 20);
    zip.writeUInt32LE(lcov.length + 20, record + 24);

    expect(await read(zip)).toEqual({ rejected: expect.stringContaining('overlaps another part') });
  });

  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'it is not a zip archive'],
    ['no zip', Buffer.from('<html>404</html>'), 'it is not a zip archive'],
    ['truncated at the end', buildZip([report]).subarray(0, -10), 'or its end is missing'],
    [
      'half of it',
      buildZip([report, { name: 'b', content: lcov }]).subarray(0, 120),
      'or its end is missing',
    ],
    ['the beginning is missing', buildZip([report]).subarray(20), 'damaged'],
    ['bytes after the end', Buffer.concat([buildZip([report]), Buffer.from('x')]), 'it is not a zip archive'],
  ])('%s', async (_, zip, reason) => {
    expect(await read(zip)).toEqual({ rejected: expect.stringContaining(reason) });
  });
});

describe('T7: caps count what was really inflated', () => {
  const megabytes = (count: number) => `SF:a\n${'DA:1,1\n'.repeat((count * 1024 * 1024) / 7)}`;

  test('a report of more than 200 times its size is rejected once 10 MiB are inflated', async () => {
    const zeros = Buffer.concat([Buffer.from('SF:a\n#'), Buffer.alloc(11 * 1024 * 1024)]);

    expect(await readEntries([{ name: 'bomb.info', content: zeros }])).toEqual({
      rejected: 'the entry "bomb.info" inflates to more than 200 times its size',
    });
  });

  test('the same ratio below 10 MiB is read', async () => {
    const zeros = Buffer.concat([Buffer.from('SF:a\nDA:1,1\n'), Buffer.alloc(9 * 1024 * 1024, '#\n')]);

    expect(await readEntries([{ name: 'sparse.info', content: zeros }])).toMatchObject({
      reports: [{ report: { lineCount: 1 } }],
    });
  });

  test('the entries together may not inflate past the cap', async () => {
    const entries = ['a', 'b', 'c'].map(name => ({ name, content: megabytes(1) }));

    expect(await readEntries(entries, {}, { inflatedBytes: 3 * 1024 * 1024 + 100 })).toMatchObject({
      skippedEntries: 0,
    });
    expect(await readEntries(entries, {}, { inflatedBytes: 3 * 1024 * 1024 - 100 })).toEqual({
      rejected: expect.stringContaining('it inflates to more than'),
    });
  });

  test('no single entry may inflate past its cap', async () => {
    const content = megabytes(1);
    const exact = { inflatedEntryBytes: content.length };

    expect(await readEntries([{ name: 'a', content }], {}, exact)).toMatchObject({ reports: [{}] });
    expect(await readEntries([{ name: 'a', content: `${content}#` }], {}, exact)).toEqual({
      rejected: expect.stringContaining('the entry "a" inflates to more than'),
    });
  });

  test('10,000 entries are read, 10,001 are not', async () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.html`, isStored: true }));

    expect(await readEntries(entries.slice(1))).toMatchObject({ skippedEntries: 10_000 });
    expect(await readEntries(entries)).toEqual({ rejected: 'it has more than 10000 entries' });
  });

  test('a million entries in the directory cost no more than ten thousand', async () => {
    const one = buildZip([{ name: '0000000.html', isStored: true }]);
    const start = one.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const record = one.subarray(start, one.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')));
    const directory = Buffer.alloc(record.length * 1_000_000, record);
    for (let index = 0; index < 1_000_000; index++)
      directory.write(`${index}`.padStart(7, '0'), index * record.length + 46, 'latin1');
    const frame = buildZip([], { claimedEntries: 1_000_000, isZip64: true });
    const [zip64, end] = [frame.subarray(0, 76), frame.subarray(76)];
    zip64.writeBigUInt64LE(BigInt(directory.length), 40);
    zip64.writeBigUInt64LE(BigInt(start), 48);
    zip64.writeBigUInt64LE(BigInt(start + directory.length), 64);

    expect(await read(Buffer.concat([one.subarray(0, start), directory, zip64, end]))).toEqual({
      rejected: 'it has more than 10000 entries',
    });
  });

  test('a large file that is no report costs only its first bytes', async () => {
    const video = { name: 'trace.webm', content: Buffer.alloc(2 * 1024 * 1024, 7), isStored: true };

    expect(await readEntries([video, report], {}, { inflatedBytes: 256 * 1024 })).toMatchObject({
      reports: [{ entry: 'lcov.info' }],
      skippedEntries: 1,
    });
  });

  test('an archive above the download cap is not opened', async () => {
    const zip = buildZip([report]);

    expect(await read(zip, { archiveBytes: zip.length })).toMatchObject({ reports: [{}] });
    expect(await read(zip, { archiveBytes: zip.length - 1 })).toMatchObject({ rejected: expect.any(String) });
  });
});

describe('entries', () => {
  test('HTML, scripts, styles and images are skipped and counted apart, whatever their names', async () => {
    const reading = await readEntries([
      { name: 'lcov-report/' },
      {
        name: 'lcov-report/index.html',
        content: '<!doctype html><html><body class="coverage"></body></html>',
      },
      { name: 'lcov-report/prettify.js', content: 'window.PR_SHOULD_USE_CONTINUATION=true;' },
      { name: 'lcov-report/base.css', content: 'body { margin: 0 }' },
      { name: 'lcov-report/sort.png', content: Buffer.from('89504e470d0a1a0a', 'hex') },
      { name: 'empty.info', content: '' },
      { name: 'not-named-like-a-report.bin', content: lcov },
      { name: 'deep/er/coverage.xml', content: cobertura },
    ]);

    expect(reading).toMatchObject({
      reports: [
        { entry: 'not-named-like-a-report.bin', report: { format: 'lcov', lineCount: 2 } },
        { entry: 'deep/er/coverage.xml', report: { format: 'cobertura', lineCount: 1 } },
      ],
      unreadable: [],
      skippedEntries: 5,
    });
  });

  test('a malformed report is named with its reason, the others count', async () => {
    const reading = await readEntries([{ name: 'broken.xml', content: cobertura.slice(0, 120) }, report]);

    expect(reading).toMatchObject({
      reports: [{ entry: 'lcov.info' }],
      unreadable: [{ entry: 'broken.xml', reason: expect.stringMatching(/^[^\n]{10,300}$/) }],
      skippedEntries: 0,
    });
  });

  test.each([
    ['zip', buildZip([report])],
    ['tarball', gzipSync(Buffer.alloc(1024, 'lcov.info'))],
    ['bzip2', Buffer.from('425a6839', 'hex')],
  ])('a %s within the archive is not opened', async (_, content) => {
    expect(await readEntries([{ name: 'inner', content }])).toMatchObject({
      reports: [],
      unreadable: [{ entry: 'inner', reason: 'an archive within the archive is not opened' }],
    });
  });

  test('a report that is compressed once more is read', async () => {
    const json = JSON.stringify({
      ...{ format_version: '1', gcc_version: '12.2.0', current_working_directory: '/build' },
      files: [{ file: 'a.c', lines: [{ line_number: 1, count: 2, branches: [] }] }],
    });

    expect(await readEntries([{ name: 'a.gcov.json.gz', content: gzipSync(json) }])).toMatchObject({
      reports: [{ entry: 'a.gcov.json.gz', report: { format: 'gcov-json', lineCount: 1 } }],
      unreadable: [],
    });
  });

  test('a report whose compression is damaged is named', async () => {
    const content = gzipSync('{"format_version":"1","gcc_version":"12","files":[]}').subarray(0, 30);

    expect(await readEntries([{ name: 'a.gz', content }, report])).toMatchObject({
      reports: [{ entry: report.name }],
      unreadable: [
        { entry: 'a.gz', reason: expect.stringMatching(/^byte \d+: its gzip compression is damaged$/) },
      ],
    });
  });

  test('a small entry that grows beyond all measure is named, and the others count', async () => {
    const content = gzipSync(`TN:\nSF:a.c\n${'\n'.repeat(30 * 1024 * 1024)}`);

    expect(await readEntries([{ name: 'bomb.gz', content }, report])).toMatchObject({
      reports: [{ entry: report.name }],
      unreadable: [{ entry: 'bomb.gz', reason: expect.stringMatching(/more than 200 times its size/) }],
    });
  });

  test('reports share what may be kept: one that goes beyond is named, and the others count', async () => {
    const paths = Array.from({ length: 2_400 }, (_, index) => `SF:${index}${'a'.repeat(4_000)}\n`).join('');
    const entries = ['first.info', 'second.info'].map(name => ({ name, content: `TN:\n${paths}DA:1,1\n` }));

    expect(await readEntries([...entries, report])).toMatchObject({
      reports: [{ entry: 'first.info' }, { entry: report.name }],
      unreadable: [{ entry: 'second.info', reason: expect.stringMatching(/^Rung would have to keep more/) }],
    });
  });

  const summary = {
    name: 'coverage-summary.json',
    content: Buffer.from('{"total":{"lines":{"total":1,"covered":1,"skipped":0,"pct":100}}}'),
  };

  test('a summary without lines is told of where there is nothing else', async () => {
    expect(await readEntries([summary])).toMatchObject({
      reports: [],
      unreadable: [{ entry: summary.name, reason: expect.stringMatching(/coverage-final\.json or lcov/) }],
    });
    expect(await readEntries([summary, report])).toMatchObject({ unreadable: [], skippedEntries: 1 });
  });

  test.each<[string, ZipEntry, ZipFrame]>([
    ['with data descriptors, as GitHub writes them', { ...report, hasDescriptor: true }, {}],
    ['stored', { ...report, isStored: true }, {}],
    ['with 64-bit fields', { ...report, isZip64: true }, { isZip64: true }],
    ['with a comment', report, { comment: 'made by hand' }],
    ['without Unix mode', { ...report, mode: 0 }, {}],
    ['with a name in the old code page', { ...report, flags: 0, name: Buffer.from([0x87, 0x2e, 0x69]) }, {}],
    ['with a name of 1,024 characters', { ...report, name: 'a'.repeat(1024) }, {}],
  ])('an honest archive %s is read', async (_, entry, frame) => {
    expect(await readEntries([entry], frame)).toMatchObject({ reports: [{ report: { lineCount: 2 } }] });
  });

  test('only files that are asked for keep their lines', async () => {
    const both = `${lcov}SF:src/b.ts\nDA:1,1\nend_of_record\n`;
    const reading = await readArchive(
      buildZip([{ name: 'lcov.info', content: both }]),
      path => path.endsWith('b.ts'),
      archiveLimits,
    );

    expect(reading).toMatchObject({
      reports: [
        {
          report: {
            files: [{ path: 'src/b.ts' }],
            paths: [{ path: 'src/a.ts' }, { path: 'src/b.ts' }],
            lineCount: 3,
          },
        },
      ],
    });
  });
});
