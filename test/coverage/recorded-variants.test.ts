import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRuns } from '../../scripts/recorded-reports/read-runs.ts';
import { sniffedBytes } from '../../src/coverage/parse-report.ts';
import { UnreadableReport } from '../../src/model/coverage.ts';
import { read } from './report-text.ts';

const root = join(import.meta.dirname, '../..');
const recorded = (path: string) => readFileSync(join(root, 'test/fixtures/coverage', path));

test('the source roots of Cobertura come with its paths', async () => {
  const report = await read(recorded('typescript/vitest-istanbul/cobertura-coverage.xml'));

  expect(report.paths[0]?.sources).toEqual(['/home/runner/work/prices/prices']);
});

describe('the XML of coverage.py, which names größe.py,', () => {
  const original = recorded('python/coverage-py/coverage.xml');
  const declared = (encoding: string) =>
    original
      .toString('utf8')
      .replace('<?xml version="1.0" ?>', `<?xml version="1.0" encoding="${encoding}"?>`);
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${declared('utf-8')}`)],
    ['UTF-16, the low byte first', utf16(declared('UTF-16'))],
    ['UTF-16, the high byte first', utf16(declared('UTF-16')).swap16()],
    ['Latin-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['UTF-8, compressed with gzip', gzipSync(original)],
  ])('says the same in %s', async (_, bytes) => {
    const report = await read(bytes, { pieceBytes: 101 });

    expect(report.paths.map(({ path }) => path)).toContain('quotes/größe.py');
    expect(report).toEqual(await read(original));
  });
});

test("gcov's JSON says the same without the compression that gcov gives it", async () => {
  const compressed = recorded('cpp/gcov/prices-price.gcov.json.gz');

  expect(await read(gunzipSync(compressed))).toEqual(await read(compressed));
});

test("gcovr's JSON is known by its beginning, though its version stands at the end", async () => {
  const { files, ...rest } = JSON.parse(recorded('cpp/gcovr/coverage.json').toString('utf8'));
  const many = Array.from({ length: 10 }, (_, index) =>
    files.map((file: object) => ({ ...file, file: `${index}.cpp` })),
  ).flat();
  const text = JSON.stringify({ files: many, ...rest });

  expect(text.indexOf('gcovr/format_version')).toBeGreaterThan(sniffedBytes);
  expect((await read(text)).format).toBe('gcovr');
});

const reports = readRuns(root).flatMap(({ name, reports: all }) => all.map(({ file }) => `${name}/${file}`));

describe.each(reports)('%s', path => {
  const bytes = recorded(path);

  test('says the same in small pieces', async () => {
    expect(await read(bytes, { pieceBytes: 13 })).toEqual(await read(bytes));
  });

  test('is read or refused in one line, wherever it ends', async () => {
    for (let cut = 0; cut < 40; cut++) {
      const reading = read(bytes.subarray(0, Math.floor((bytes.length * cut) / 40)));
      const problem = await reading.then(
        () => '',
        error => (error instanceof UnreadableReport ? error.message : Promise.reject(error)),
      );
      expect(problem).not.toContain('\n');
    }
  });
});
