import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { type Contents, contentsShape } from './answers/contents.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

const route = 'GET /repos/{owner}/{repo}/contents/{path}';

/** Reads files as text; at most two requests, the second only above 1 MB. */
export function fileTextReads(client: TokenClient): Pick<RepositoryReads, 'fileText'> {
  const call = (path: string, ref: string, form: 'object' | 'raw') =>
    ({
      route,
      parameters: { path, ref, headers: { accept: `application/vnd.github.${form}+json` } },
      what: `file ${path} at ${ref}`,
    }) as const;

  return {
    fileText: (path, ref) =>
      undefinedWhenAbsent(async () => {
        const contents = await client.ask(call(path, ref, 'object'), objectShape);
        const oddity = oddityOf(contents, path);
        if (oddity !== null) {
          throw new GatewayError('invalid', `${path} at ${ref} is ${oddity}; expected a regular file.`);
        }
        if (contents.encoding === 'base64') {
          return Buffer.from(contents.content ?? '', 'base64').toString('utf8');
        }
        return client.ask(call(path, ref, 'raw'), rawText);
      }),
  };
}

/** Octokit leaves a body as text unless it is called plain JSON, which this media type need not be. */
const objectShape = z.preprocess(body => (typeof body === 'string' ? parsed(body) : body), contentsShape);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const rawText = z
  .union([z.string(), z.instanceof(ArrayBuffer)])
  .transform(body => (typeof body === 'string' ? body : Buffer.from(body).toString('utf8')));

/** GitHub follows a symlink to a file of the same repository and then names the target's path. */
function oddityOf(contents: Contents, path: string): string | null {
  if (contents.submodule_git_url) return 'a submodule';
  if (contents.type === 'symlink' || contents.target || (contents.path && contents.path !== path)) {
    return 'a symbolic link';
  }
  if (contents.type === 'dir' || contents.entries) return 'a directory';
  return contents.type === 'file' ? null : 'not a file';
}
