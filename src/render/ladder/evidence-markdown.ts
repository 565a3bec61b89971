import type { Evidence } from '../../model/practice-result.ts';
import { link, webLinks } from '../link.ts';
import { code, md } from '../markdown.ts';
import { headSha, type ShownAssessment } from './shown-assessment.ts';

/** A link where the repository has an address on the web. */
export function evidenceMarkdown(
  { text, path, line, at }: Evidence,
  shown: Pick<ShownAssessment, 'facts'>,
): string {
  const { webUrl } = shown.facts;
  if (path === undefined)
    return webUrl === undefined || at === undefined ? md(text) : link(text, `${webUrl}/${at}`);
  const place = line === undefined ? path : `${path}:${line}`;
  const sha = headSha(shown);
  const more = text === path || text === place ? '' : ` ${md(text)}`;
  if (webUrl === undefined || sha === null) return code(place, 300) + more;

  return link(place, fileUrl(webUrl, sha, path, line)) + more;
}

function fileUrl(webUrl: string, sha: string, path: string, line: number | undefined): string {
  const { origin, pathname } = new URL(webUrl);
  const name = pathname.replace(/^\/|\/$/g, '');

  return webLinks(origin, name).file(name, sha, path, line ?? null);
}
