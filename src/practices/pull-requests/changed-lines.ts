import type { ClassOfPath, PathClass } from '../../facts/ladder/paths/path-class.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';

/** Nobody reviews these line by line. */
const unread: ReadonlySet<PathClass> = new Set(['lock', 'generated', 'vendored']);

/** Added and deleted lines to be reviewed; null where GitHub did not tell all files. */
export function changedLines(
  { files }: Pick<PullRequestRecord, 'files'>,
  classOf: ClassOfPath,
): number | null {
  if (files === null) return null;

  return files
    .filter(({ path }) => !unread.has(classOf(path)))
    .reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
}
