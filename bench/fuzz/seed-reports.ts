import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sniffedBytes } from '../../src/coverage/parse-report.ts';
import { sniffFormat } from '../../src/coverage/sniff-format.ts';
import type { ReportFormat } from '../../src/model/coverage.ts';
import { smallReports } from './small-reports.ts';

export interface SeedReport {
  readonly format: ReportFormat;
  readonly name: string;
  readonly bytes: Buffer;
}

const recorded = join(import.meta.dirname, '../../test/fixtures/coverage');
/** Of a longer one the beginning: what matters is how much is tried, not how much is read. */
const maxBytes = 8_192;

/** A small report of every format, and what real tools wrote. */
export function seedReports(wanted: string | undefined): readonly [SeedReport, ...SeedReport[]] {
  const small = Object.entries(smallReports).map(([format, text]) => ({
    ...{ format: format as ReportFormat, name: `small ${format}`, bytes: Buffer.from(text) },
  }));
  const [first, ...others] = [...small, ...recordedReports()].filter(
    ({ format }) => wanted === undefined || format === wanted,
  );
  if (first === undefined)
    throw new Error(`--format ${wanted}: expected one of ${Object.keys(smallReports).join(', ')}`);

  return [first, ...others];
}

function recordedReports(): SeedReport[] {
  return readdirSync(recorded, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
    .flatMap(path => {
      const bytes = readFileSync(path).subarray(0, maxBytes);
      const format = sniffFormat(bytes.subarray(0, sniffedBytes));
      return format === undefined ? [] : [{ format, name: path.slice(recorded.length + 1), bytes }];
    });
}
