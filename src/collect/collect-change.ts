import { addedLinesOf } from '../coverage/parse-patch.ts';
import { isSourcePath } from '../coverage/source-extensions.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import type { Change } from '../practices/incremental-coverage.ts';

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;

/**
 * What a pull request changes, from GitHub's file list. The list is held against the pull request's own totals: past
 * about 20,000 lines GitHub leaves hunks out without a flag.
 */
export async function collectChange(reads: RepositoryReads, pull: PullRequest): Promise<Change> {
  const files = await reads.pullRequestFiles(pull.number);
  // GitHub leaves `patch` out for binary files too: those add no lines. A large data file, such as a lock file, adds
  // lines, but none that a test could run: it must not hide the code beside it.
  const withoutPatch = files
    .filter(file => file.patch === null && file.additions > 0 && isSourcePath(file.path))
    .map(file => file.path);

  return {
    files: files.map(file => ({
      path: file.path,
      addedLines: file.patch === null ? [] : addedLinesOf(file.patch),
    })),
    fileCount: pull.changedFiles,
    renamedFrom: new Map(
      files.flatMap(file => (file.previousPath === null ? [] : [[file.path, file.previousPath] as const])),
    ),
    withoutPatch,
    tooLarge: withoutPatch.length > 0 || isCut(files, pull),
  };
}

/** Lines that the total has and the list has not are in rows without a diff: code among them may have been cut. */
function isCut(files: readonly PullRequestFile[], pull: PullRequest): boolean {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const mayHideCode = files.some(file => file.patch === null && isSourcePath(file.path));

  return (
    files.length >= maxListedFiles ||
    files.length < pull.changedFiles ||
    (additions < pull.additions && mayHideCode)
  );
}
