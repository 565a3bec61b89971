import { html } from 'hono/html';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { PullRequest } from '../../github/world/records.ts';
import { newestRuns } from '../newest-runs.ts';
import { type Html, shortSha } from '../text.ts';

export type PullTab = 'conversation' | 'checks' | 'files';

/** Title, state and tabs of a pull request around one tab's content. */
export function pullFrame(
  repository: RepositoryHandle,
  pull: PullRequestHandle,
  current: PullTab,
  content: Html,
): Html {
  const { record, number } = pull;
  const path = `/${repository.fullName}/pull/${number}`;
  const tabs = [
    ['conversation', '', 'Conversation', repository.conversation.comments(number).length],
    ['checks', '/checks', 'Checks', newestRuns(record.base, record.headSha).length],
    ['files', '/files', 'Files changed', pull.files.length],
  ] as const;

  return html`<h1>${record.title} <span class="number">#${number}</span></h1>
<p class="meta">${stateBadge(record)} <strong>${record.author.login}</strong> wants to merge ${shortSha(record.headSha)} into <code>${record.baseBranch}</code> from <code>${headName(record)}</code>${record.labels.map(label => html` <span class="label">${label}</span>`)}</p>
<nav class="tabs" aria-label="Pull request">${tabs.map(
    ([id, tab, text, count]) =>
      html`<a href="${path}${tab}"${id === current ? html` aria-current="page"` : ''}>${text} <span class="count">${count}</span></a>`,
  )}</nav>
${content}`;
}

function stateBadge({ merged, state, draft }: PullRequest): Html {
  if (merged) return html`<span class="badge merged">Merged</span>`;
  if (state === 'closed') return html`<span class="badge closed">Closed</span>`;

  return draft ? html`<span class="badge draft">Draft</span>` : html`<span class="badge open">Open</span>`;
}

function headName({ head, headBranch, headOwner, base }: PullRequest): string {
  return head?.id === base.id ? headBranch : `${headOwner.login}:${headBranch}`;
}
