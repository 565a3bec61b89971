/** A file of the head with the lines a change adds to it (head numbering, ascending, from 1). */
export interface ChangedFile {
  path: string;
  addedLines: number[];
}

/** A diff that cannot be read: one clear line saying where and what was expected. */
export class UnreadableDiff extends Error {
  override name = 'UnreadableDiff';
}
