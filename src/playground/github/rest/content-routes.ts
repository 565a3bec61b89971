import { posix } from 'node:path';
import type { FileEntry, FileTree } from '../git/file-tree.ts';
import type { Json } from '../shapes/json.ts';
import { repositoryHtmlUrl, repositoryUrl } from '../shapes/repository-shape.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { type Answer, answer, notFound, Refusal } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { resolveCommit } from './resolve-commit.ts';

/** Up to 1 MiB with content, up to 100 MiB raw or as an object without content, nothing above. */
const maxInlineBytes = 1024 * 1024;
const maxBytes = 100 * maxInlineBytes;

export const contentRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/contents/{path}',
    auth: 'installation',
    permissions: ['contents:read'],
    handle: readContents,
  },
];

/** Described under its own media type, but sent as plain JSON. */
const objectForm = {
  mediaType: 'application/vnd.github.object+json',
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; param=object; format=json',
  },
};

interface Place {
  readonly state: WorldState;
  readonly repository: Repository;
  readonly ref: string;
}

function readContents(call: Call): Answer {
  const repository = repositoryOf(call);
  const ref = call.query.get('ref') ?? repository.defaultBranch;
  const sha = resolveCommit(repository, ref);
  if (sha === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const files = commitFiles(repository, sha);
  const path = (call.path.path ?? '').replace(/^\/+|\/+$/g, '');
  const place = { state: call.services.state, repository, ref };
  const entry = files.get(path);
  const asObject = call.accept.includes('vnd.github.object');
  const form = asObject ? objectForm : {};
  if (entry === undefined) return { ...directoryAnswer(place, files, path, asObject), ...form };
  const target = linkTarget(repository, files, path, entry) ?? { path, entry };
  if (call.accept.includes('vnd.github.raw') && entry.mode !== '160000')
    return {
      status: 200,
      body: repository.objects.blob(target.entry.sha),
      mediaType: 'application/vnd.github.raw+json',
    };
  return { ...answer(fileShape(place, target.path, target.entry)), ...form };
}

/** GitHub follows a symbolic link to a file of the repository: only the path of the answer tells. */
function linkTarget(
  { objects }: Repository,
  files: FileTree,
  link: string,
  { mode, sha }: FileEntry,
): { path: string; entry: FileEntry } | undefined {
  if (mode !== '120000') return undefined;
  const path = posix.join(posix.dirname(link), Buffer.from(objects.blob(sha)).toString('utf8'));
  const entry = files.get(path);
  return entry?.mode.startsWith('100') ? { path, entry } : undefined;
}

function directoryAnswer(place: Place, files: FileTree, path: string, asObject: boolean): Answer {
  const prefix = path === '' ? '' : `${path}/`;
  const rows = new Map<string, FileEntry | null>();
  for (const [file, entry] of files) {
    if (!file.startsWith(prefix)) continue;
    const [name = '', ...below] = file.slice(prefix.length).split('/');
    rows.set(name, below.length === 0 ? entry : null);
  }
  if (rows.size === 0) throw notFound();
  const entries = [...rows].map(([name, entry]) => {
    const shape = entry === null ? 'dir' : entry.mode === '120000' ? 'symlink' : 'file';
    const size = shape === 'file' && entry !== null ? sizeOf(place.repository, entry) : 0;
    return commonShape(place, `${prefix}${name}`, shape, entry?.sha ?? '', size);
  });
  return answer(asObject ? { ...commonShape(place, path, 'dir', '', 0), entries } : entries);
}

function sizeOf({ objects }: Repository, { mode, sha }: FileEntry): number {
  return mode === '160000' ? 0 : objects.blob(sha).byteLength;
}

function fileShape(place: Place, path: string, entry: FileEntry): Json {
  const { repository } = place;
  const size = sizeOf(repository, entry);
  if (entry.mode === '160000')
    return {
      ...commonShape(place, path, 'submodule', entry.sha, 0),
      submodule_git_url: `${repositoryHtmlUrl(place.state, repository)}.git`,
    };
  const content = Buffer.from(repository.objects.blob(entry.sha));
  if (entry.mode === '120000')
    return { ...commonShape(place, path, 'symlink', entry.sha, size), target: content.toString('utf8') };
  if (size > maxBytes)
    throw new Refusal(403, 'This API returns blobs up to 100 MB in size.', {
      errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    });
  const inline = size <= maxInlineBytes;
  return {
    ...commonShape(place, path, 'file', entry.sha, size),
    // Base64 in lines of 60 characters, as GitHub sends it.
    content: inline ? content.toString('base64').replace(/.{1,60}/g, '$&\n') : '',
    encoding: inline ? 'base64' : 'none',
  };
}

function commonShape(
  { state, repository, ref }: Place,
  path: string,
  type: string,
  sha: string,
  size: number,
): Json {
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const self = `${repositoryUrl(state, repository)}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const html = `${repositoryHtmlUrl(state, repository)}/blob/${encodeURIComponent(ref)}/${escaped}`;
  const kind = type === 'dir' ? 'trees' : 'blobs';
  const git = `${repositoryUrl(state, repository)}/git/${kind}/${sha}`;
  return {
    type,
    name: posix.basename(path),
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: type === 'file' ? html.replace('/blob/', '/raw/') : null,
    _links: { self, git, html },
  };
}
