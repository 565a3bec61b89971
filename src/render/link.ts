import { md } from './markdown.ts';

/** A Markdown link to an address of our own making or of GitHub's API; other schemes give the text alone. */
export function link(text: string, url: string): string {
  if (!/^https?:\/\//.test(url)) return md(text);

  return `[${md(text)}](${url.replace(/[\s()<>\\[\]"`]/g, encodeURIComponent)})`;
}

/** Web addresses of one repository. */
export interface WebLinks {
  lines(sha: string, path: string, startLine: number, endLine: number): string;
  file(ownerAndName: string, branch: string, path: string, line: number | null): string;
}

/** @param webUrl `https://github.com` or the Enterprise Server's root, without a slash at the end. */
export function webLinks(webUrl: string, ownerAndName: string): WebLinks {
  return {
    lines(sha, path, startLine, endLine) {
      const range = startLine === endLine ? `#L${startLine}` : `#L${startLine}-L${endLine}`;

      return `${webUrl}/${ownerAndName}/blob/${sha}/${encodePath(path)}${range}`;
    },
    file(repository, branch, path, line) {
      return `${webUrl}/${repository}/blob/${encodePath(branch)}/${encodePath(path)}${line === null ? '' : `#L${line}`}`;
    },
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
