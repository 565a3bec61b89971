import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** One number that a command reached, beside the one that was asked for. */
export interface Figure {
  /** Rows of the table of faults that it speaks for, such as `F1`. */
  readonly rows: readonly string[];
  /** "acknowledged deliveries lost in 1,000 kills, embedded database" */
  readonly what: string;
  readonly reached: string;
  readonly asked: string;
  readonly holds: boolean;
}

/**
 * Prints the figures as a table and fails the command where one does not hold. With `--save` they are kept in
 * `bench/results/<name>.json`, from which docs/reliability.md is made; `command` is how anybody repeats them.
 */
export function reportFigures(name: string, command: string, figures: readonly Figure[]): void {
  for (const { what, reached, asked, holds } of figures)
    console.log(`${holds ? '✓' : '✕'} ${what}: ${reached} (asked: ${asked})`);
  if (process.argv.includes('--save')) save(name, { command, ...machine(), figures });
  if (figures.some(({ holds }) => !holds)) process.exitCode = 1;
}

function machine() {
  return {
    on: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    node: process.versions.node.split('.')[0] ?? '',
  };
}

function save(name: string, result: object): void {
  const directory = new URL('results/', import.meta.url);
  mkdirSync(directory, { recursive: true });
  writeFileSync(new URL(`${name}.json`, directory), `${JSON.stringify(result, null, 2)}\n`);
}
