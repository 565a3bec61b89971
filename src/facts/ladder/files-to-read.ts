import type { TreeEntry } from './repository-facts.ts';

const limits = { fileBytes: 256 * 1024, files: 600, totalBytes: 8 * 1024 * 1024 };
const wanted =
  /^(?:\.github\/(?:workflows\/[^/]+\.ya?ml|dependabot\.ya?ml|rung\.yml|codeowners|pull_request_template\.md)|codeowners|docs\/codeowners|security\.md|contributing\.md|readme[^/]*|package\.json|dockerfile)$/i;

/** The text of a file at this path may answer a practice's question. */
export const shouldRead = (path: string): boolean => wanted.test(path);

export interface FileChoice {
  readonly read: readonly string[];
  /** Meant to be read, and too large or too many: their texts are null in the facts. */
  readonly leftOut: readonly string[];
}

export function filesToRead(tree: readonly TreeEntry[]): FileChoice {
  const choice = { read: [] as string[], leftOut: [] as string[] };
  let bytes = 0;
  for (const { path, sizeBytes } of tree.filter(entry => shouldRead(entry.path))) {
    const fits =
      sizeBytes <= limits.fileBytes &&
      bytes + sizeBytes <= limits.totalBytes &&
      choice.read.length < limits.files;
    if (fits) bytes += sizeBytes;
    (fits ? choice.read : choice.leftOut).push(path);
  }

  return choice;
}
