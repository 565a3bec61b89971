import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { Issue } from '../../github/world/conversation-records.ts';
import { renderComment } from '../render-markdown.ts';
import { type Html, nothing, timeOf } from '../text.ts';
import { repositoryTabs } from './repository-tabs.ts';

export function issuesView(repository: RepositoryHandle): Html {
  const issues = repository.conversation.issues().toReversed();

  return html`<h1>Issues</h1>
${repositoryTabs(repository, 'issues')}
${
  issues.length === 0
    ? html`<p class="empty">There is no issue. Rung files one that says where a repository stands once there are two weeks to look at: <a href="/-/weeks">twelve weeks of another repository</a> show it.</p>`
    : html`<ul class="list">${issues.map(
        issue =>
          html`<li><a class="strong" href="/${repository.fullName}/issues/${issue.number}">${issue.title}</a><p class="meta">#${issue.number} opened ${timeOf(issue.createdAt)} by ${issue.author.login} · ${issueState(issue)}</p></li>`,
      )}</ul>`
}`;
}

export function issueView(repository: RepositoryHandle, issue: Issue, webUrl: string): Html {
  return html`<h1>${issue.title} <span class="number">#${issue.number}</span></h1>
<p class="meta">${issueState(issue)}${issue.labels.map(label => html` <span class="label">${label}</span>`)}</p>
${issue.body ? renderComment(issue.body, webUrl) : nothing}
${repository.conversation
  .comments(issue.number)
  .map(
    comment =>
      html`<article class="comment"><h2 class="by"><strong>${comment.author.login}</strong> commented ${timeOf(comment.createdAt)}</h2>${renderComment(comment.body, webUrl)}</article>`,
  )}`;
}

/** `Open`, `Closed as completed`. */
export function issueState({ state, stateReason }: Pick<Issue, 'state' | 'stateReason'>): string {
  if (state === 'open') return 'Open';

  return stateReason === null ? 'Closed' : `Closed as ${stateReason.replace('_', ' ')}`;
}
