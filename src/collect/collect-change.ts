import type { AddedOptions } from '../coverage/added-lines-in.ts';
import { addedLinesOf } from '../coverage/parse-patch.ts';
import { isSourcePath } from '../coverage/source-extensions.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import type { Change } from '../practices/incremental-coverage.ts';
import { diffBlobs } from './diff-blobs.ts';

/** The whole patch of a submodule: its "content" is a commit, not lines. */
const submodule =
  /^@@ [^\n]{1,40} @@\n(?:-Subproject commit [0-9a-f]{40,64}(?:\n|$))?(?:\+Subproject commit [0-9a-f]{40,64})?\n?$/;

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;

/**
 * What a pull request changes, from GitHub's file list. The list is held against the pull request's own totals: past
 * about 20,000 lines GitHub leaves hunks out without a flag. Code whose hunks were left out is compared here.
 */
export async function collectChange(
  reads: RepositoryReads,
  pull: PullRequest,
  options?: AddedOptions,
): Promise<Change> {
  const files = await reads.pullRequestFiles(pull.number);
  const isHidden = mayHideCode(files, pull);
  const compared = await diffBlobs(reads, pull, files.filter(isHidden), options);
  const withoutPatch = files
    .filter(file => isHidden(file) && !compared.has(file.path))
    .map(file => file.path);

  return {
    files: files.map(file => ({
      path: file.path,
      addedLines:
        file.patch === null
          ? (compared.get(file.path)?.addedLines ?? [])
          : submodule.test(file.patch)
            ? []
            : addedLinesOf(file.patch, options),
    })),
    fileCount: pull.changedFiles,
    renamedFrom: new Map(
      files.flatMap(file => (file.previousPath === null ? [] : [[file.path, file.previousPath] as const])),
    ),
    withoutPatch,
    isCut: files.length >= maxListedFiles || files.length < pull.changedFiles,
  };
}

/**
 * GitHub leaves `patch` out for binary files too: those add no lines. A large data file, such as a lock file, adds
 * lines, but none that a test could run: it must not hide the code beside it. Where the total has lines that the list
 * has not, they are in rows that claim to add none.
 */
function mayHideCode(
  files: readonly PullRequestFile[],
  pull: PullRequest,
): (file: PullRequestFile) => boolean {
  const isCut = files.reduce((sum, file) => sum + file.additions, 0) < pull.additions;

  return file =>
    file.patch === null &&
    isSourcePath(file.path) &&
    file.status !== 'removed' &&
    (file.additions > 0 || isCut);
}
