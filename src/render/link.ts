import { md } from './markdown.ts';

const maxUrlCharacters = 2_000;

/** A Markdown link, also in a table; addresses of other schemes and of absurd length give the text alone. */
export function link(text: string, url: string): string {
  const label = md(text) || '–';
  if (!/^https?:\/\//i.test(url) || url.length > maxUrlCharacters) return label;

  return `[${label}](${url.toWellFormed().replace(/[^\w\-.~:/?#@!$&*+,;=%]/gu, percentEncode)})`;
}

/** Brackets and quotes too, which `encodeURIComponent` leaves as they are and which would end the link. */
function percentEncode(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*]/g,
    kept => `%${kept.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Web addresses of one repository. */
export interface WebLinks {
  lines(sha: string, path: string, startLine: number, endLine: number): string;
  commit(sha: string): string;
  checks(sha: string): string;
  compare(base: string, head: string): string;
  file(ownerAndName: string, branch: string, path: string, line: number | null): string;
}

/** @param webUrl `https://github.com` or the Enterprise Server's root, without a slash at the end. */
export function webLinks(webUrl: string, ownerAndName: string): WebLinks {
  return {
    lines(sha, path, startLine, endLine) {
      const range = startLine === endLine ? `#L${startLine}` : `#L${startLine}-L${endLine}`;

      return `${webUrl}/${ownerAndName}/blob/${sha}/${encodePath(path)}${range}`;
    },
    commit: sha => `${webUrl}/${ownerAndName}/commit/${sha}`,
    checks: sha => `${webUrl}/${ownerAndName}/commit/${sha}/checks`,
    compare: (base, head) => `${webUrl}/${ownerAndName}/compare/${encodePath(base)}...${encodePath(head)}`,
    file(repository, branch, path, line) {
      return `${webUrl}/${repository}/blob/${encodePath(branch)}/${encodePath(path)}${line === null ? '' : `#L${line}`}`;
    },
  };
}

function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
