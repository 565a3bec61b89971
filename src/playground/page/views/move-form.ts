import { html } from 'hono/html';
import type { Harbour } from '../../scenario/harbour.ts';
import type { Fields } from '../fields.ts';
import type { Move } from '../moves/move.ts';
import { type Html, nothing } from '../text.ts';

/** A button that says what it does; disabled with the reason where it makes no sense. */
export function moveForm(harbour: Harbour, move: Move, fields: Fields = {}, inputs: Html = nothing): Html {
  const blocked = move.blockedBecause?.(harbour, fields);
  const hint = `hint-${move.id}-${Object.values(fields).join('-')}`;

  return html`<form method="post" action="/-/moves/${move.id}" class="move">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${inputs}
<button aria-describedby="${hint}"${blocked === undefined ? nothing : html` disabled`}>${move.label}</button>
<p class="hint" id="${hint}">${blocked === undefined ? move.does : html`<strong>Not now:</strong> ${blocked}`}</p>
</form>`;
}
