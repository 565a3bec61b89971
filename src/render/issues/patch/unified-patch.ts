import { structuredPatch } from 'diff';

export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Other names would have to be quoted as git quotes them. */
const plainPath = /^[\w./+-]+$/;
/** What a fence would show otherwise than it is: the context would not be found again. */
const unshown = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;

/** Whether a patch of that file survives being shown on a page and copied from there. */
export const isShowable = ({ path, before, after }: ChangedFile): boolean =>
  plainPath.test(path) && !unshown.test(before) && !unshown.test(after);

/** What `git apply` takes. Only for files that are showable. */
export function unifiedPatch({ path, before, after }: ChangedFile): string {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 3 });
  const parts = hunks.map(hunk => {
    const { oldStart, oldLines, newStart, newLines, lines } = hunk;

    return [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...lines].join('\n');
  });

  return [`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`, ...parts, ''].join('\n');
}
