import { html } from 'hono/html';
import { type Html, nothing } from '../text.ts';

export interface PageOf<T> {
  readonly rows: readonly T[];
  /** Links to newer and older rows. */
  readonly links: Html;
}

const pageSize = 50;

/** One page of a log, newest first. A page that is not there is the nearest one. */
export function pageOf<T>(all: readonly T[], wanted: string | undefined, path: string): PageOf<T> {
  const last = Math.max(1, Math.ceil(all.length / pageSize));
  const page = Math.min(last, Math.max(1, Math.trunc(Number(wanted)) || 1));
  const rows = all.toReversed().slice((page - 1) * pageSize, page * pageSize);
  const links =
    last === 1
      ? nothing
      : html`<nav class="paging" aria-label="Pages">${page > 1 ? html`<a rel="prev" href="${path}?page=${page - 1}">Newer</a>` : ''} <span>Page ${page} of ${last}</span> ${page < last ? html`<a rel="next" href="${path}?page=${page + 1}">Older</a>` : ''}</nav>`;

  return { rows, links };
}
