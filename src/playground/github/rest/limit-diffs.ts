import type { FileDiff } from '../git/diff-trees.ts';
import type { Limits } from './call.ts';

/**
 * What GitHub leaves out of one answer: the patch of a file that is too long, and past a total everything about the
 * later files, which then look unchanged and are not marked in any way.
 */
export function limitDiffs(files: readonly FileDiff[], limits: Limits): FileDiff[] {
  let total = 0;
  return files.map(file => {
    const lines = file.additions + file.deletions;
    total += lines;
    if (total > limits.diffLinesPerAnswer) return { ...file, additions: 0, deletions: 0, patch: null };
    return lines > limits.diffLinesPerFile ? { ...file, patch: null } : file;
  });
}
