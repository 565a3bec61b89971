import type { ClassOfPath } from '../../facts/ladder/paths/path-class.ts';
import type { ChangedPath, PullRequestRecord } from '../../model/records/pull-request-record.ts';

/** Does it change the product's code, and does it bring tests? Null where GitHub did not tell all files. */
export function testChanges(
  { files }: Pick<PullRequestRecord, 'files'>,
  classOf: ClassOfPath,
): { readonly source: boolean; readonly tests: boolean } | null {
  if (files === null) return null;
  const classes = new Set(files.filter(isWritten).map(({ path }) => classOf(path)));

  return { source: classes.has('source'), tests: classes.has('test') };
}

/** A file that only moved or went away needs no test, and is none. */
export function isWritten({ status, additions, deletions }: ChangedPath): boolean {
  return status === 'added' || (status !== 'removed' && additions + deletions > 0);
}
