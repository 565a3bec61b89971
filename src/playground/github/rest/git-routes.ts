import type { TreeEntry } from '../git/git-object.ts';
import { gitCommitShape } from '../shapes/commit-shape.ts';
import { isoTime, type Json, nodeId } from '../shapes/json.ts';
import { repositoryUrl } from '../shapes/repository-shape.ts';
import type { Repository } from '../world/records.ts';
import { type Answer, answer, notFound } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { resolveCommit } from './resolve-commit.ts';

const permissions = ['contents:read'];

export const gitRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    auth: 'installation',
    permissions,
    handle: readTree,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    auth: 'installation',
    permissions,
    handle: readBlob,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    auth: 'installation',
    permissions,
    handle: readReference,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
    auth: 'installation',
    permissions,
    handle: readTag,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    auth: 'installation',
    permissions,
    handle: call => {
      const repository = repositoryOf(call);
      const sha = call.path.commit_sha ?? '';
      if (repository.objects.findCommit(sha) === undefined) throw notFound();
      return answer(gitCommitShape(call.services.state, repository, sha));
    },
  },
];

function readTree(call: Call): Answer {
  const { state, limits } = call.services;
  const repository = repositoryOf(call);
  const { objects } = repository;
  const name = call.path.tree_sha ?? '';
  const commit = resolveCommit(repository, name);
  const sha = commit === undefined ? name : objects.commit(commit).tree;
  const tree = objects.findTree(sha);
  if (tree === undefined) throw notFound();
  const rows = call.query.has('recursive') ? recursively(repository, tree) : [...tree];
  rows.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const url = `${repositoryUrl(state, repository)}/git`;
  return answer({
    sha,
    url: `${url}/trees/${sha}`,
    tree: rows.slice(0, limits.treeEntries).map(row => treeRow(repository, url, row)),
    truncated: rows.length > limits.treeEntries,
  });
}

function recursively(repository: Repository, tree: readonly TreeEntry[], prefix = ''): TreeEntry[] {
  return tree.flatMap(entry => {
    const here = { ...entry, name: `${prefix}${entry.name}` };
    return entry.mode === '40000'
      ? [here, ...recursively(repository, repository.objects.tree(entry.sha), `${here.name}/`)]
      : [here];
  });
}

function treeRow(repository: Repository, url: string, { mode, name, sha }: TreeEntry): Json {
  const row = { path: name, mode: mode.padStart(6, '0'), sha };
  if (mode === '160000') return { ...row, type: 'commit' };
  if (mode === '40000') return { ...row, type: 'tree', url: `${url}/trees/${sha}` };
  return { ...row, type: 'blob', size: repository.objects.blob(sha).byteLength, url: `${url}/blobs/${sha}` };
}

function readBlob(call: Call): Answer {
  const repository = repositoryOf(call);
  const sha = call.path.file_sha ?? '';
  const bytes = repository.objects.findBlob(sha);
  if (bytes === undefined) throw notFound();
  if (call.accept.includes('raw'))
    return { status: 200, body: bytes, mediaType: 'application/vnd.github.raw+json' };
  return answer({
    sha,
    node_id: nodeId('Blob', sha),
    size: bytes.byteLength,
    url: `${repositoryUrl(call.services.state, repository)}/git/blobs/${sha}`,
    content: Buffer.from(bytes).toString('base64'),
    encoding: 'base64',
  });
}

function readReference(call: Call): Answer {
  const repository = repositoryOf(call);
  const ref = `refs/${call.path.ref}`;
  const sha = repository.refs.get(ref);
  if (sha === undefined) throw notFound();
  const url = `${repositoryUrl(call.services.state, repository)}/git`;
  return answer({
    ref,
    node_id: nodeId('Ref', ref),
    url: `${url}/${ref}`,
    object: gitObject(repository, url, sha),
  });
}

function readTag(call: Call): Answer {
  const repository = repositoryOf(call);
  const sha = call.path.tag_sha ?? '';
  const tag = repository.objects.findTag(sha);
  if (tag === undefined) throw notFound();
  const url = `${repositoryUrl(call.services.state, repository)}/git`;
  const { name, email, date } = tag.tagger;
  return answer({
    node_id: nodeId('Tag', sha),
    sha,
    url: `${url}/tags/${sha}`,
    tag: tag.name,
    message: tag.message,
    tagger: { name, email, date: isoTime(date) },
    object: gitObject(repository, url, tag.object),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  });
}

function gitObject({ objects }: Repository, url: string, sha: string): Json {
  if (objects.findTag(sha) !== undefined) return { sha, type: 'tag', url: `${url}/tags/${sha}` };
  if (objects.findTree(sha) !== undefined) return { sha, type: 'tree', url: `${url}/trees/${sha}` };
  return { sha, type: 'commit', url: `${url}/commits/${sha}` };
}
