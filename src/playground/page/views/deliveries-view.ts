import { html } from 'hono/html';
import type { DeliveryFate } from '../../../store/port.ts';
import type { Delivery } from '../../github/deliveries/delivery.ts';
import type { Harbour } from '../../scenario/harbour.ts';
import { eventOf } from '../describe-effects.ts';
import { counted, type Html, timeOf } from '../text.ts';
import { pageOf } from './pages-of.ts';

export async function deliveriesView(harbour: Harbour, page: string | undefined): Promise<Html> {
  const { log } = harbour.stage.github.deliveries;
  const { rows, links } = pageOf(log, page, '/-/deliveries');
  const fates = await harbour.stage.server.store.inbox.fates(rows.map(one => one.guid));

  return html`<h1>Deliveries</h1>
<p>${counted(log.length, 'delivery', 'deliveries')} from GitHub to Rung, newest first.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Deliveries"><table>
<thead><tr><th scope="col">Sent</th><th scope="col">Event</th><th scope="col">GUID</th><th scope="col">Answer</th><th scope="col">What became of it</th></tr></thead>
<tbody>${rows.map(
    one =>
      html`<tr><td>${one.outcome === null ? '' : timeOf(one.outcome.deliveredAt)}</td><td><code>${eventOf(one)}</code>${one.redelivery ? ' again' : ''}</td><td><code>${one.guid.slice(0, 8)}</code></td><td>${answerOf(one)}</td><td>${fateOf(fates.get(one.guid))}</td></tr>`,
  )}</tbody></table></div>
${links}`;
}

function answerOf({ outcome }: Delivery): string {
  if (outcome === null) return 'under way';

  return outcome.statusCode === 0 ? outcome.status : String(outcome.statusCode);
}

function fateOf(fate: DeliveryFate | undefined): string {
  if (fate === undefined) return 'not stored';
  if (fate.ignored) return `ignored: ${fate.reason ?? ''}`;
  if (!fate.finished) return 'waits for its worker';

  return fate.reason === null ? 'handled' : `nothing to do: ${fate.reason}`;
}
