import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Commits of the example repository, parents before children. */
export const recordedNames = [
  'main-1',
  'throttle',
  'throttle-fixed',
  'fork-replay',
  'fork-replay-fixed',
  'limits',
  'main-2',
  'limits-merge',
  'main-red',
  'main-mended',
] as const;

export type RecordedName = (typeof recordedNames)[number];

/** One commit with what the real `git` and the real test tool said of it. */
export interface RecordedCommit {
  readonly name: RecordedName;
  readonly sha: string;
  readonly treeSha: string;
  /** First parent first; empty for the root commit. */
  readonly parents: readonly RecordedName[];
  readonly message: string;
  /** ISO 8601, author and committer alike. */
  readonly committedAt: string;
  /** The whole tree: path → text. All files are regular ones. */
  readonly files: Readonly<Record<string, string>>;
  /** What `diff` starts from: the merge base of a pull request's head, the first parent of other commits. */
  readonly base: RecordedName | null;
  /** `git diff base..this`; empty for the root commit. */
  readonly diff: string;
  readonly test: 'passed' | 'failed';
  /** The coverage directory after the test run: lcov and Cobertura. Null when the tool wrote none, as after a failed test. */
  readonly reports: { readonly lcov: string; readonly cobertura: string } | null;
}

const directory = join(import.meta.dirname, '../../../examples/quotes/recorded');

export function readRecorded(name: RecordedName): RecordedCommit {
  return JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8')) as RecordedCommit;
}
