import type { RepositoryReads } from '../github/port.ts';

/** The same reads; the changed files of a pull request, which several topics look at, are asked for once. */
export function readFilesOnce(reads: RepositoryReads): RepositoryReads {
  const files = new Map<number, ReturnType<RepositoryReads['pullRequestFiles']>>();

  return {
    ...reads,
    pullRequestFiles(number) {
      const asked = files.get(number) ?? reads.pullRequestFiles(number);
      files.set(number, asked);

      return asked;
    },
  };
}
