import { globMatcher } from '../../../model/glob.ts';

/**
 * One pattern of `.gitattributes` or CODEOWNERS, which are written like those of "gitignore": without a slash it counts in
 * every folder, with one from the root on.
 * @param descends a pattern that names a folder counts for everything below it.
 */
export function pathPattern(pattern: string, descends: boolean): (path: string) => boolean {
  const isFolder = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (body === '' || (isFolder && !descends)) return () => false;
  const isAnchored = pattern.startsWith('/') || body.includes('/');
  if (!/[*?[\\]/.test(body)) return literal(body, { isAnchored, isFolder, descends });
  const ending = /^\*([^*?[\\/]*)$/.exec(body)?.[1];
  // Most files have many of these: a state machine for each would take long on large trees.
  if (ending !== undefined && !isAnchored && !isFolder)
    return path => path.endsWith(ending) || (descends && path.includes(`${ending}/`));

  return globMatcher(globsOf(isAnchored ? body : `**/${body}`, { isFolder, descends }));
}

function literal(
  body: string,
  { isAnchored, isFolder, descends }: { isAnchored: boolean; isFolder: boolean; descends: boolean },
): (path: string) => boolean {
  return path => {
    if (!isFolder && (path === body || (!isAnchored && path.endsWith(`/${body}`)))) return true;

    return descends && (path.startsWith(`${body}/`) || (!isAnchored && path.includes(`/${body}/`)));
  };
}

/** Braces have no meaning in a pattern, and GitHub takes `docs/*` for the files of that folder alone. */
function globsOf(
  body: string,
  { isFolder, descends }: { isFolder: boolean; descends: boolean },
): readonly string[] {
  const glob = body.replace(/[{}]/g, '\\$&').replaceAll('[^', '[!');
  const below = `${glob}/**`;
  if (isFolder) return [below];

  return descends && !/(?:^|\/)\*{1,2}$/.test(body) ? [glob, below] : [glob];
}
