import { html } from 'hono/html';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import { type Harbour, maintainer } from '../../scenario/harbour.ts';
import { closePull, labelQuiet, mergePull, reopenPull, toDraft, toReady } from '../moves/change-state.ts';
import { pushFix } from '../moves/push-fix.ts';
import { speakers, writeComment } from '../moves/write-comment.ts';
import { type Html, nothing } from '../text.ts';
import { moveForm } from './move-form.ts';
import { threadView } from './thread-view.ts';

export interface Draft {
  readonly body?: string | undefined;
  readonly by?: string | undefined;
}

export function conversationView(
  harbour: Harbour,
  { repository, pull, draft }: { repository: RepositoryHandle; pull: PullRequestHandle; draft: Draft },
): Html {
  const { html: webUrl } = harbour.stage.github.world.state.urls;
  const isPlayable = repository.id === harbour.quotes.id;

  return html`<div class="columns">
<div>
${threadView(repository, pull, webUrl)}
${isPlayable ? commentForm(harbour, pull, draft) : nothing}
</div>
${isPlayable ? movesOf(harbour, pull) : nothing}
</div>`;
}

function movesOf(harbour: Harbour, pull: PullRequestHandle): Html {
  const fields = { number: String(pull.number) };
  const { state, draft } = pull.record;
  const moves =
    state === 'open' ? [pushFix, draft ? toReady : toDraft, closePull, mergePull, labelQuiet] : [reopenPull];

  return html`<section aria-labelledby="moves"><h2 id="moves">Make something happen</h2>
${moves.map(move => moveForm(harbour, move, fields))}</section>`;
}

function commentForm(harbour: Harbour, pull: PullRequestHandle, { body = '', by }: Draft): Html {
  const names = {
    author: `${pull.record.author.login}, the author`,
    maintainer: `${maintainer}, a maintainer`,
    'passer-by': 'passer-by, without write permission',
  };
  const options = speakers.map(
    value => html`<option value="${value}"${value === by ? html` selected` : ''}>${names[value]}</option>`,
  );

  return html`<section aria-labelledby="write"><h2 id="write">Add a comment</h2>
${moveForm(
  harbour,
  writeComment,
  { number: String(pull.number) },
  html`<p><label for="by">Write as</label> <select id="by" name="by">${options}</select></p>
<p><label for="body">Comment, in Markdown. Commands: <code>/rung help</code>, <code>/rung recheck</code>, <code>/rung explain &lt;practice&gt;</code>, <code>/rung waive &lt;practice&gt; because &lt;reason&gt;</code></label>
<textarea id="body" name="body" rows="4">
${body}</textarea></p>`,
)}</section>`;
}
