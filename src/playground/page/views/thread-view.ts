import { html } from 'hono/html';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { Comment } from '../../github/world/conversation-records.ts';
import { renderComment } from '../render-markdown.ts';
import { type Html, timeOf } from '../text.ts';
import { mergeBox } from './merge-box.ts';
import { reactionList } from './reaction-list.ts';

/** What was said on a pull request, and its checks below: for reading alone. `webUrl` is the stand-in's. */
export function threadView(repository: RepositoryHandle, pull: PullRequestHandle, webUrl: string): Html {
  const { record, number } = pull;

  return html`<article class="comment"><h2 class="by"><strong>${record.author.login}</strong> opened this ${timeOf(record.createdAt)}</h2>
${record.body ? renderComment(record.body, webUrl) : html`<p class="empty">No description.</p>`}</article>
${repository.conversation.comments(number).map(comment => commentOf(comment, webUrl))}
${mergeBox(pull)}`;
}

function commentOf(comment: Comment, webUrl: string): Html {
  const isEdited = comment.updatedAt.getTime() !== comment.createdAt.getTime();

  return html`<article class="comment" id="issuecomment-${comment.id}"><h2 class="by"><strong>${comment.author.login}</strong>${comment.app === null ? '' : html` <span class="label">bot</span>`} commented ${timeOf(comment.createdAt)}${isEdited ? ' · edited' : ''}</h2>
${renderComment(comment.body, webUrl)}
${reactionList(comment.reactions)}</article>`;
}
