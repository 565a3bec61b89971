import { html, raw } from 'hono/html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import sanitize from 'sanitize-html';
import { type Html, languageOf } from './text.ts';

const maxKept = 300;
const kept = new Map<string, Html>();

/** As in issues and comments, where GitHub keeps the ends of lines. */
export function renderComment(text: string, webUrl: string): Html {
  return renderMarkdown(text, webUrl, { keepsLines: true });
}

/** Markdown as GitHub shows it, without what could act or load: only harmless elements, no image, no style. */
export function renderMarkdown(
  text: string,
  webUrl: string,
  { keepsLines = false }: { readonly keepsLines?: boolean } = {},
): Html {
  const key = `${keepsLines} ${webUrl} ${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const rendering = micromark(text, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const unsafe = keepsLines ? withLineBreaks(rendering) : rendering;
  const rendered = html`<div class="markdown" lang="${languageOf(text)}">${raw(sanitize(unsafe, rules(webUrl)))}</div>`;
  if (kept.size >= maxKept) kept.clear();
  kept.set(key, rendered);

  return rendered;
}

function withLineBreaks(unsafe: string): string {
  return unsafe.replace(/<p>[\s\S]*?<\/p>/g, paragraph => paragraph.replace(/(?<!<br \/>)\n/g, '<br />\n'));
}

function rules(webUrl: string): sanitize.IOptions {
  return {
    allowedTags: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'div', 'span'],
      ...['a', 'b', 'strong', 'i', 'em', 'del', 's', 'ins', 'sub', 'sup', 'kbd', 'samp', 'var', 'q'],
      ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
      ...['details', 'summary', 'input'],
    ],
    allowedAttributes: {
      a: ['href', 'rel'],
      ol: ['start'],
      td: ['align', 'colspan', 'rowspan'],
      th: ['align', 'colspan', 'rowspan'],
      details: ['open'],
      div: [{ name: 'class', multiple: false, values: ['scroll'] }, 'tabindex'],
      input: ['type', 'disabled', 'checked', 'aria-label'],
    },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 100,
    transformTags: {
      a: (_, { href }) => ({
        tagName: 'a',
        attribs: {
          ...(href !== undefined && { href: localAddress(href, webUrl) }),
          rel: 'nofollow noopener',
        },
      }),
      img: (_, { alt }) => ({ tagName: 'span', attribs: {}, text: `[image${alt ? `: ${alt}` : ''}]` }),
      // Nobody's Markdown makes a place that the keyboard stops at.
      div: () => ({ tagName: 'div', attribs: {} }),
      input: (_, { type, checked }) => ({
        tagName: type === 'checkbox' ? 'input' : 'span',
        attribs: {
          ...{ type: 'checkbox', disabled: '', 'aria-label': 'task' },
          ...(checked !== undefined && { checked: '' }),
        },
      }),
    },
  };
}

/** What lies on the GitHub of the playground is shown by the page itself. A range of lines jumps to its first one. */
function localAddress(href: string, webUrl: string): string {
  if (!href.startsWith(`${webUrl}/`)) return href;

  return href
    .slice(webUrl.length)
    .replace(/^\/+/, '/')
    .replace(/#L(\d+)-L\d+$/, '#L$1');
}
