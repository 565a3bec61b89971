import { createHash } from 'node:crypto';

export type FileMode = '100644' | '100755' | '120000' | '160000';
export type TreeMode = FileMode | '40000';

export interface TreeEntry {
  readonly mode: TreeMode;
  readonly name: string;
  readonly sha: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: Date;
}

export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** An annotated tag: an object of its own, which may even name another tag. */
export interface Tag {
  readonly object: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
  readonly name: string;
  readonly tagger: Signature;
  readonly message: string;
}

/** The name git gives to an object: SHA-1 over its kind, its size and its bytes. */
export function objectSha(kind: 'blob' | 'tree' | 'commit' | 'tag', content: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${content.byteLength}\0`).update(content).digest('hex');
}

export function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const parts = [...entries]
    .sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)))
    .flatMap(entry => [Buffer.from(`${entry.mode} ${entry.name}\0`), Buffer.from(entry.sha, 'hex')]);
  return Buffer.concat(parts);
}

/** Git sorts a directory as if its name ended in a slash. */
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === '40000' ? `${entry.name}/` : entry.name);
}

export function encodeCommit(commit: Commit): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map(parent => `parent ${parent}`),
    `author ${encodeSignature(commit.author)}`,
    `committer ${encodeSignature(commit.committer)}`,
    '',
    commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`,
  ];
  return Buffer.from(lines.join('\n'));
}

export function encodeTag({ object, type, name, tagger, message }: Tag): Buffer {
  const lines = [`object ${object}`, `type ${type}`, `tag ${name}`, `tagger ${encodeSignature(tagger)}`, ''];
  return Buffer.from([...lines, message.endsWith('\n') ? message : `${message}\n`].join('\n'));
}

function encodeSignature({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(date.getTime() / 1000)} +0000`;
}
