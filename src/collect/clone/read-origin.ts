import { basename, dirname } from 'node:path';
import { type CloneGit, orUndefined } from './clone-git.ts';

export interface CloneName {
  /** `owner/name` of the remote `origin`, or the folder's name. */
  readonly repository: string;
  /** Null where the remote is no address on the web. */
  readonly webUrl: string | null;
}

/** `git@host:owner/name.git`, `ssh://git@host/owner/name`, `https://host/owner/name` and the like. */
const remoteForm = /^(?:[a-z+]+:\/\/([^/]+)\/|([^/:]+):)([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/** Who is in an address, and the port of SSH, are nobody's business. */
export function repositoryOfRemote(
  url: string,
): { readonly host: string; readonly name: string } | undefined {
  const [, fromUrl, fromShort, name] = remoteForm.exec(url) ?? [];
  const authority = fromUrl ?? fromShort;
  if (authority === undefined || name === undefined || url.startsWith('file:')) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);

  return { host: url.startsWith('http') ? host : host.replace(/:\d+$/, ''), name };
}

export async function readOrigin(git: CloneGit, directory: string): Promise<CloneName> {
  const url = await orUndefined(git.text(['config', '--get', 'remote.origin.url']));
  const remote = repositoryOfRemote(url ?? '');
  if (remote === undefined) return { repository: folderName(directory), webUrl: null };
  const isHost = /^[\w.-]+(?::\d+)?$/.test(remote.host);

  return { repository: remote.name, webUrl: isHost ? `https://${remote.host}/${remote.name}` : null };
}

/** `quotes` of `/src/quotes/.git` and of `/srv/quotes.git`. */
function folderName(directory: string): string {
  const own = basename(directory);

  return own === '.git' ? basename(dirname(directory)) || 'repository' : own.replace(/\.git$/, '') || own;
}
