import type { LadderReads } from '../github/ladder/ladder-port.ts';
import { orUnknown } from './or-unknown.ts';

/** The line to paste in place of a reference with a tag. */
export interface PinnedReference {
  /** `owner/name@<commit>` */
  readonly reference: string;
  /** The tag as a comment: `# v3`. */
  readonly version: string;
}

/** More are not pinned by hand. */
const mostPinned = 10;
const form = /^([\w.-]{1,100})\/([\w.-]{1,100})((?:\/[\w./-]{1,200})?)@([\w./-]{1,100})$/;

/**
 * Reference of an action as it is written → the same with the commit that its tag points to now. Missing where there is no
 * such tag, as of a branch, or where it may not be read: this is a help, and decides nothing.
 */
export async function collectPins(
  ladder: Pick<LadderReads, 'actionTags'>,
  references: readonly string[],
): Promise<ReadonlyMap<string, PinnedReference>> {
  const tags = [...new Set(references)].slice(0, mostPinned).flatMap(text => {
    const [, owner, name, path = '', tag] = form.exec(text) ?? [];

    return owner && name && tag ? [{ text, owner, name, path, tag }] : [];
  });
  if (tags.length === 0) return new Map();
  const commits = (await orUnknown(ladder.actionTags(tags))) ?? [];

  return new Map(
    tags.flatMap(({ text, owner, name, path, tag }, index): [string, PinnedReference][] => {
      const sha = commits[index] ?? null;

      return sha === null
        ? []
        : [[text, { reference: `${owner}/${name}${path}@${sha}`, version: `# ${tag}` }]];
    }),
  );
}
