import { html } from 'hono/html';
import type { Html } from '../text.ts';

/** A page that only says one thing. */
export function sentencePage(title: string, sentence: string): Html {
  return html`<h1>${title}</h1><p>${sentence}</p><p><a href="/">To the first page</a></p>`;
}
