import { z } from 'zod';
import type { GitCommit } from '../../model/ci.ts';
import { instant } from './instant.ts';

export const commitShape = z
  .object({
    sha: z.string(),
    parents: z.array(z.object({ sha: z.string() })),
    committer: z.object({ date: instant }).nullish(),
  })
  .transform(
    ({ sha, parents, committer }): GitCommit => ({
      sha,
      parents: parents.map(parent => parent.sha),
      committedAt: committer?.date,
    }),
  );

export const treeShape = z
  .object({
    truncated: z.boolean().nullish(),
    tree: z.array(z.object({ path: z.string().nullish(), type: z.string().nullish() })),
  })
  .transform(({ truncated, tree }) => ({
    paths: tree.flatMap(entry => (entry.type === 'blob' && entry.path ? [entry.path] : [])),
    truncated: truncated ?? false,
  }));

export const referenceShape = z
  .object({ object: z.object({ sha: z.string(), type: z.string() }) })
  .transform(({ object }) => object);

export const comparisonShape = z.object({
  merge_base_commit: z.object({ sha: z.string() }),
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().nullish() })).nullish(),
});
