import { createHash } from 'node:crypto';
import type { RecordedCommit } from '../../src/playground/scenario/recorded.ts';

/** The SHA-1 that Git gives a tree of regular files. */
export function hashTree(files: Readonly<Record<string, string>>): string {
  const entries = new Map<string, { mode: string; sha: string }>();
  const folders = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const [first = '', ...rest] = path.split('/');
    if (rest.length === 0) entries.set(first, { mode: '100644', sha: hashObject('blob', Buffer.from(text)) });
    else folders.set(first, { ...folders.get(first), [rest.join('/')]: text });
  }
  for (const [name, inside] of folders) entries.set(`${name}/`, { mode: '40000', sha: hashTree(inside) });
  const rows = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { mode, sha }]) => [
      Buffer.from(`${mode} ${name.replace(/\/$/, '')}\0`),
      Buffer.from(sha, 'hex'),
    ]);
  return hashObject('tree', Buffer.concat(rows));
}

/** The SHA-1 of a recorded commit, from its other fields. */
export function hashCommit(commit: RecordedCommit, parentShas: readonly string[]): string {
  const signature = `Quotes <quotes@harbour.example> ${Date.parse(commit.committedAt) / 1000} +0000`;
  const lines = [
    `tree ${commit.treeSha}`,
    ...parentShas.map(sha => `parent ${sha}`),
    `author ${signature}`,
    `committer ${signature}`,
    '',
    `${commit.message}\n`,
  ];
  return hashObject('commit', Buffer.from(lines.join('\n')));
}

function hashObject(kind: string, content: Buffer): string {
  return createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex');
}
