import { parseReport, sniffedBytes } from '../../src/coverage/parse-report.ts';
import { type CoverageReport, type LineCoverage, notCoverable } from '../../src/model/coverage.ts';
import { refusedInEnglish } from '../support/in-english.ts';

/** Reads a report given as text or bytes, in pieces of the given size. */
export function read(
  content: string | Uint8Array,
  { keep = () => true, pieceBytes = 65_536 }: { keep?: (path: string) => boolean; pieceBytes?: number } = {},
): Promise<CoverageReport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return refusedInEnglish(parseReport(pieces(bytes, pieceBytes), keep));
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // What decides the format is put together again before anything is read.
  yield bytes.subarray(0, sniffedBytes);
  for (let at = sniffedBytes; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** As long as what decides the format: only what follows it comes in pieces. */
export const padding = 'x'.repeat(sniffedBytes);

/** `path → { line: hits }` of what can be run, with `!` after the hits of a line that has a branch not taken. */
export function linesOf(report: CoverageReport): Record<string, Record<number, string>> {
  return Object.fromEntries(
    report.files.map(({ path, lines }) => [
      path,
      Object.fromEntries([...lines].filter(([, { hits }]) => hits !== notCoverable).map(shown)),
    ]),
  );
}

function shown([number, { hits, branches }]: [number, LineCoverage]): [number, string] {
  return [number, `${hits}${[...branches.values()].includes(false) ? '!' : ''}`];
}

export const cobertura = (classes: string, before = '') =>
  `<?xml version="1.0"?>${before}<coverage line-rate="1"><packages><package><classes>${classes}</classes></package></packages></coverage>`;

export const classOf = (filename: string, lines: string) =>
  `<class filename="${filename}"><lines>${lines}</lines></class>`;
