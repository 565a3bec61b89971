import {
  type Commit,
  encodeCommit,
  encodeTag,
  encodeTree,
  objectSha,
  type Tag,
  type TreeEntry,
} from './git-object.ts';

/** The objects of one network of forks: as on GitHub, a fork's commit is readable through its parent by SHA. */
export class ObjectStore {
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #trees = new Map<string, readonly TreeEntry[]>();
  readonly #commits = new Map<string, Commit>();
  readonly #tags = new Map<string, Tag>();

  putBlob(content: string | Uint8Array): string {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const sha = objectSha('blob', bytes);
    this.#blobs.set(sha, bytes);
    return sha;
  }

  putTree(entries: readonly TreeEntry[]): string {
    const sha = objectSha('tree', encodeTree(entries));
    this.#trees.set(sha, entries);
    return sha;
  }

  putCommit(commit: Commit): string {
    const sha = objectSha('commit', encodeCommit(commit));
    this.#commits.set(sha, commit);
    return sha;
  }

  putTag(tag: Tag): string {
    const sha = objectSha('tag', encodeTag(tag));
    this.#tags.set(sha, tag);
    return sha;
  }

  findBlob(sha: string): Uint8Array | undefined {
    return this.#blobs.get(sha);
  }

  findTree(sha: string): readonly TreeEntry[] | undefined {
    return this.#trees.get(sha);
  }

  findCommit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  findTag(sha: string): Tag | undefined {
    return this.#tags.get(sha);
  }

  /** What is behind an annotated tag, and behind the tag that this one names; any other object is itself. */
  peel(sha: string): string {
    const tag = this.#tags.get(sha);
    return tag === undefined ? sha : this.peel(tag.object);
  }

  blob(sha: string): Uint8Array {
    return found(this.#blobs.get(sha), 'blob', sha);
  }

  tree(sha: string): readonly TreeEntry[] {
    return found(this.#trees.get(sha), 'tree', sha);
  }

  commit(sha: string): Commit {
    return found(this.#commits.get(sha), 'commit', sha);
  }
}

function found<T>(object: T | undefined, kind: string, sha: string): T {
  if (object === undefined) throw new Error(`There is no ${kind} ${sha}.`);
  return object;
}
