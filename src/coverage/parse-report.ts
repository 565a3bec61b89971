import { type CoverageReport, type ReportFormat, UnreadableReport } from '../model/coverage.ts';
import { decoderFor } from './decode-report.ts';
import { CoberturaParser } from './parse-cobertura.ts';
import { LcovParser } from './parse-lcov.ts';
import { ReportBuilder } from './report-builder.ts';
import type { ReportParser } from './report-parser.ts';
import { sniffFormat } from './sniff-format.ts';

/** As many bytes as decide the format: a preamble of comments longer than this is no report. */
export const sniffedBytes = 16_384;

const parsers: Readonly<Record<ReportFormat, new (builder: ReportBuilder) => ReportParser>> = {
  lcov: LcovParser,
  cobertura: CoberturaParser,
};

/**
 * Reads one report as it streams in; memory grows with the files that `keep` accepts, with four bytes for every other
 * line. Throws UnreadableReport; a malformed record inside a readable report is only counted.
 */
export async function parseReport(
  chunks: AsyncIterable<Uint8Array>,
  keep: (path: string) => boolean,
): Promise<CoverageReport> {
  let head = new Uint8Array(0);
  let reading: Reading | undefined;
  for await (const chunk of chunks) {
    if (reading) {
      reading.write(chunk);
      continue;
    }
    head = concatenated(head, chunk);
    if (head.length >= sniffedBytes) reading = startReading(head, keep);
  }
  reading ??= startReading(head, keep);

  return reading.end();
}

interface Reading {
  write(bytes: Uint8Array): void;
  end(): CoverageReport;
}

function startReading(head: Uint8Array, keep: (path: string) => boolean): Reading {
  const format = sniffFormat(head.subarray(0, sniffedBytes));
  if (format === undefined) {
    const what = head.length === 0 ? 'it is empty' : 'its first lines are in no format Rung reads';
    throw new UnreadableReport(`${what}; expected lcov or Cobertura XML`, { isOtherFormat: true });
  }
  const decoder = decoderFor(head);
  const builder = new ReportBuilder(format, keep);
  const parser = new parsers[format](builder);
  parser.write(decoder.decode(head, { stream: true }));
  return {
    write: bytes => parser.write(decoder.decode(bytes, { stream: true })),
    end: () => {
      parser.write(decoder.decode());
      parser.end();
      return builder.build();
    },
  };
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
