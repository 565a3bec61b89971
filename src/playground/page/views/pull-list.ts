import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { PullRequest } from '../../github/world/records.ts';
import { newestRuns } from '../newest-runs.ts';
import { type Html, timeOf } from '../text.ts';
import { repositoryTabs } from './repository-tabs.ts';
import { stateMark } from './state-mark.ts';

export function pullsView(repository: RepositoryHandle): Html {
  return html`<h1>Pull requests</h1>
${repositoryTabs(repository, 'pulls')}
<section aria-labelledby="open"><h2 id="open">Open</h2>${pullList(repository, 'open')}</section>
<section aria-labelledby="closed"><h2 id="closed">Closed</h2>${pullList(repository, 'closed')}</section>`;
}

export function pullList(repository: RepositoryHandle, state: 'open' | 'closed'): Html {
  const pulls = [...repository.record.pullRequests.values()].filter(pull => pull.state === state).reverse();
  if (pulls.length === 0) return html`<p class="empty">None.</p>`;

  return html`<ul class="list">${pulls.map(
    pull => html`<li><a class="strong" href="/${repository.fullName}/pull/${pull.number}">${pull.title}</a>
${lights(pull)}
<p class="meta">#${pull.number} opened ${timeOf(pull.createdAt)} by ${pull.author.login}${pull.draft ? ' · draft' : ''}${pull.merged ? ' · merged' : ''}${pull.labels.map(label => html` <span class="label">${label}</span>`)}</p></li>`,
  )}</ul>`;
}

function lights(pull: PullRequest): Html {
  return html`${newestRuns(pull.base, pull.headSha).map(run => stateMark(run.conclusion))}`;
}
