import { html } from 'hono/html';
import type { Texts } from '../../render/texts.ts';
import type { Html } from './setup-page.ts';

/** A sentence with HTML in the places of its variables. All else is escaped. */
export function htmlSentence(texts: Texts, key: string, parts: Readonly<Record<string, Html>>): Html {
  const names = Object.keys(parts);
  // Private characters: no sentence of ours has them, and no foreign text is in it yet.
  const marks = names.map((name, at) => [name, `\ue000${at}\ue000`]);
  const pieces = texts.text(key, Object.fromEntries(marks)).split('\ue000');
  return html`${pieces.map((piece, at) => (at % 2 === 0 ? piece : parts[names[Number(piece)] ?? '']))}`;
}
