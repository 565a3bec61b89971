import { html } from 'hono/html';
import type { JournalEntry } from '../../github/rest/journal.ts';
import type { Harbour } from '../../scenario/harbour.ts';
import { type Html, timeOf } from '../text.ts';
import { pageOf } from './pages-of.ts';

const kinds: Readonly<Record<JournalEntry['kind'], string>> = {
  read: 'read',
  write: 'write',
  token: 'token',
  redirect: 'redirect',
  notModified: 'not modified',
};

export function requestsView(harbour: Harbour, page: string | undefined): Html {
  const { journal, contract } = harbour.stage.github;
  const totals = journal.totals();
  const { rows, links } = pageOf(journal.entries, page, '/-/requests');

  return html`<h1>Requests</h1>
<p>${totals.total} from Rung to GitHub, newest first: ${totals.reads} reads, ${totals.writes} writes, ${totals.notModified} not modified, ${totals.tokens} for tokens. ${totals.invalid} against GitHub's published description (version ${contract.version}).</p>
<div class="scroll" tabindex="0" role="region" aria-label="Requests"><table>
<thead><tr><th scope="col">At</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Kind</th><th scope="col">Contract</th></tr></thead>
<tbody>${rows.map(
    one =>
      html`<tr><td>${timeOf(one.at)}</td><td><code>${one.method} ${one.path}</code></td><td>${one.status}</td><td>${kinds[one.kind]}</td><td>${one.problems.length === 0 ? 'valid' : one.problems.join('; ')}</td></tr>`,
  )}</tbody></table></div>
${links}`;
}
