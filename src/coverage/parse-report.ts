import {
  type CoverageReport,
  type ReportFormat,
  reportFormats,
  UnreadableReport,
} from '../model/coverage.ts';
import { unreadBecause } from '../model/unread-reason.ts';
import { decoderFor } from './decode-report.ts';
import { CloverParser } from './formats/clover.ts';
import { CoberturaParser } from './formats/cobertura.ts';
import { CoveragePyParser } from './formats/coverage-py.ts';
import { CoverallsParser } from './formats/coveralls.ts';
import { GcovParser } from './formats/gcov.ts';
import { GcovJsonParser } from './formats/gcov-json.ts';
import { GcovrParser } from './formats/gcovr.ts';
import { GoParser } from './formats/go.ts';
import { IstanbulParser } from './formats/istanbul.ts';
import { JacocoParser } from './formats/jacoco.ts';
import { LcovParser } from './formats/lcov.ts';
import { LlvmCovParser } from './formats/llvm-cov.ts';
import { OpenCoverParser } from './formats/opencover.ts';
import { SimpleCovParser } from './formats/simplecov.ts';
import { SonarQubeParser } from './formats/sonarqube.ts';
import { gzipMarkBytes, inflateGzip, isGzip } from './inflate-gzip.ts';
import { type BuilderOptions, ReportBuilder } from './report-builder.ts';
import type { ReportParser } from './report-parser.ts';
import { refusalOf, sniffFormat } from './sniff-format.ts';

/** As many bytes as decide the format: a preamble of comments longer than this is no report. */
export const sniffedBytes = 16_384;

const parsers: Readonly<Record<ReportFormat, new (builder: ReportBuilder) => ReportParser>> = {
  lcov: LcovParser,
  cobertura: CoberturaParser,
  clover: CloverParser,
  jacoco: JacocoParser,
  istanbul: IstanbulParser,
  go: GoParser,
  'coverage-py': CoveragePyParser,
  simplecov: SimpleCovParser,
  opencover: OpenCoverParser,
  'gcov-json': GcovJsonParser,
  gcov: GcovParser,
  gcovr: GcovrParser,
  coveralls: CoverallsParser,
  sonarqube: SonarQubeParser,
  'llvm-cov': LlvmCovParser,
};

/** For people: `lcov`, `Cobertura XML`, … */
export const formatTitles: readonly string[] = Object.values(reportFormats);

/** Reads a report that may be compressed with gzip; otherwise as `parsePlainReport`. */
export async function parseReport(
  chunks: AsyncIterable<Uint8Array>,
  keep: (path: string) => boolean,
  options?: BuilderOptions,
): Promise<CoverageReport> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  while (head.length < gzipMarkBytes) {
    const next = await iterator.next();
    if (next.done) break;
    head = concatenated(head, next.value);
  }

  async function* all() {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      // Whoever refuses it by its beginning leaves no file open.
      await iterator.return?.();
    }
  }

  return await parsePlainReport(isGzip(head) ? inflateGzip(all()) : all(), keep, options);
}

/**
 * Reads one report as it streams in; memory grows with the files that `keep` accepts, with about a byte for every other
 * line. Reports that are kept together may share a budget. Throws UnreadableReport; a malformed record inside a readable
 * report is only counted.
 */
export async function parsePlainReport(
  chunks: AsyncIterable<Uint8Array>,
  keep: (path: string) => boolean,
  options?: BuilderOptions,
): Promise<CoverageReport> {
  let head = new Uint8Array(0);
  let reading: Reading | undefined;
  for await (const chunk of chunks) {
    if (reading) {
      reading.write(chunk);
      continue;
    }
    head = concatenated(head, chunk);
    if (head.length >= sniffedBytes) reading = startReading(head, keep, options);
  }
  reading ??= startReading(head, keep, options);

  return reading.end();
}

interface Reading {
  write(bytes: Uint8Array): void;
  end(): CoverageReport;
}

function startReading(head: Uint8Array, keep: (path: string) => boolean, options?: BuilderOptions): Reading {
  const sniffed = head.subarray(0, sniffedBytes);
  const format = sniffFormat(sniffed);
  if (format === undefined) {
    const refusal = refusalOf(sniffed);
    if (refusal !== undefined) throw new UnreadableReport(refusal);
    const what = head.length === 0 ? 'report.empty' : 'report.other-format';
    throw new UnreadableReport(unreadBecause(what, { formats: formatTitles }), { isOtherFormat: true });
  }
  const decoder = decoderFor(head);
  const builder = new ReportBuilder(format, keep, options);
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
