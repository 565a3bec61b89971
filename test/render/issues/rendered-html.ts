import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** As GitHub renders it, but for its sanitizer: what is HTML shows as HTML. */
export function renderedHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Elements and comments in their order but for code, each link with its host. */
export function nodesOf(html: string): readonly string[] {
  return [...html.matchAll(/<!--.*?-->|<\/?([a-z0-9]+)([^>]*)>/gs)].flatMap(
    ([whole, name = 'comment', rest = '']) => {
      if (name === 'code') return [];
      const host = /href="https?:\/\/([^/"]*)/.exec(rest)?.[1];

      return `${whole.startsWith('</') ? '/' : ''}${name}${host === undefined ? '' : ` to ${host}`}`;
    },
  );
}

/** What GitHub searches for mentions and references: text outside of code. */
export function proseOf(html: string): string {
  return html
    .replace(/<code[^>]*>.*?<\/code>/gs, '')
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    );
}
