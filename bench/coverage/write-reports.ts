import { closeSync, openSync, writeSync } from 'node:fs';
import { type Random, seededRandom } from '../seeded-random.ts';

/** A report to be made: so many files of so many lines each. */
export interface ReportSize {
  readonly files: number;
  readonly lines: number;
  readonly seed: number;
}

type WriteFile = (path: string, lines: number, random: Random) => string;

export const pathOf = (file: number): string => `packages/part${file % 50}/src/module${file}.ts`;

export function writeLcov(path: string, size: ReportSize): void {
  writeReport(path, size, 'TN:\n', lcovOf, '');
}

export function writeCobertura(path: string, size: ReportSize): void {
  const before =
    '<?xml version="1.0" ?>\n<coverage line-rate="0.7" branch-rate="0.5" version="1">\n' +
    '<sources><source>.</source></sources>\n<packages><package name="all"><classes>\n';
  writeReport(path, size, before, coberturaOf, '</classes></package></packages></coverage>\n');
}

function writeReport(
  path: string,
  { files, lines, seed }: ReportSize,
  before: string,
  fileOf: WriteFile,
  after: string,
) {
  const random = seededRandom(seed);
  const descriptor = openSync(path, 'w');
  writeSync(descriptor, before);
  for (let file = 0; file < files; file++) writeSync(descriptor, fileOf(pathOf(file), lines, random));
  writeSync(descriptor, after);
  closeSync(descriptor);
}

const hitsOf = (random: Random): number => (random.chance(0.3) ? 0 : 1 + random.below(150));

function lcovOf(path: string, lines: number, random: Random): string {
  let text = `SF:${path}\n`;
  for (let line = 1; line <= lines; line += 40)
    text += `FN:${line},f${line}\nFNDA:${hitsOf(random)},f${line}\n`;
  for (let line = 1; line <= lines; line++) {
    const hits = hitsOf(random);
    if (line % 20 === 0) text += `BRDA:${line},0,0,${hits}\nBRDA:${line},0,1,-\n`;
    text += `DA:${line},${hits}\n`;
  }
  return `${text}LF:${lines}\nLH:${lines}\nend_of_record\n`;
}

function coberturaOf(path: string, lines: number, random: Random): string {
  let text = `<class name="${path}" filename="${path}" line-rate="0.7"><methods/><lines>\n`;
  for (let line = 1; line <= lines; line++) {
    const branch = line % 20 === 0 ? ' branch="true" condition-coverage="50% (1/2)"' : '';
    text += `<line number="${line}" hits="${hitsOf(random)}"${branch}/>\n`;
  }
  return `${text}</lines></class>\n`;
}
