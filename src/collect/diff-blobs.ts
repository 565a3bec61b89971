import { addedLinesBetween } from '../coverage/added-lines-between.ts';
import type { AddedOptions } from '../coverage/added-lines-in.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { ChangedFile } from '../model/diff.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import { orUnknown } from './or-unknown.ts';

/** Two requests each. */
const maxFiles = 40;
const maxTextLength = 4 * 1024 * 1024;

/**
 * The added lines of files whose diff GitHub left out, from comparing the file before and after. Files that are too
 * many, too large, too different or not readable are missing in the answer.
 */
export async function diffBlobs(
  reads: RepositoryReads,
  pull: PullRequest,
  files: readonly PullRequestFile[],
  options?: AddedOptions,
): Promise<ReadonlyMap<string, ChangedFile>> {
  if (files.length === 0) return new Map();
  const compared = await orUnknown(reads.comparison(pull.baseSha, pull.headSha));
  if (compared === undefined) return new Map();
  const { mergeBase } = compared;
  const found = await Promise.all(
    files.slice(0, maxFiles).map(async file => {
      const before =
        file.status === 'added' ? '' : await textOf(reads, file.previousPath ?? file.path, mergeBase);
      const after = await textOf(reads, file.path, pull.headSha);
      if (before === undefined || after === undefined) return [];
      const addedLines = addedLinesBetween(before, after, options);

      return addedLines === undefined ? [] : [{ path: file.path, addedLines }];
    }),
  );

  return new Map(found.flat().map(file => [file.path, file]));
}

const unreadable = new Set(['not-found', 'forbidden', 'gone', 'invalid', 'too-large']);

async function textOf(reads: RepositoryReads, path: string, sha: string): Promise<string | undefined> {
  try {
    const text = await reads.fileText(path, sha);

    return text === undefined || text.length > maxTextLength ? undefined : text;
  } catch (error) {
    if (error instanceof GatewayError && unreadable.has(error.kind)) return undefined;
    throw error;
  }
}
