import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fromBuffer, type Options, type ZipFile } from 'yauzl';
import { writeZip } from '../../../../src/playground/github/zip/write-zip.ts';

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

async function readZip(zip: Buffer): Promise<Record<string, string>> {
  const archive = await open(zip, { lazyEntries: true });
  const files: Record<string, string> = {};
  return await new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(files));
    archive.on('entry', entry =>
      archive.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        files[entry.fileName] = (await buffer(stream)).toString('utf8');
        archive.readEntry();
      }),
    );
    archive.readEntry();
  });
}

test.each([
  [{}],
  [{ 'coverage/lcov.info': 'SF:a\nend_of_record\n', empty: '', 'ü/进': 'x'.repeat(100_000) }],
])('a zip reader gets the files back', async files => {
  expect(await readZip(writeZip(files))).toEqual(files);
});

test('sizes stand only behind the data, as in the artifacts of GitHub', () => {
  const zip = writeZip({ a: 'aaaa' });
  expect([zip.readUInt16LE(6) & 8, zip.readUInt32LE(18), zip.readUInt32LE(22)]).toEqual([8, 0, 0]);
});
