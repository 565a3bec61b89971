import { html } from 'hono/html';
import type { CommentReaction } from '../../github/world/conversation-records.ts';
import { type Html, nothing } from '../text.ts';

const signs: Readonly<Record<string, readonly [sign: string, word: string]>> = {
  '+1': ['👍', 'thumbs up'],
  '-1': ['👎', 'thumbs down'],
  laugh: ['😄', 'laugh'],
  confused: ['😕', 'confused'],
  heart: ['❤️', 'heart'],
  hooray: ['🎉', 'hooray'],
  rocket: ['🚀', 'rocket'],
  eyes: ['👀', 'eyes'],
};

export function reactionList(reactions: readonly CommentReaction[]): Html {
  if (reactions.length === 0) return nothing;

  return html`<p class="meta">${reactions.map(({ content, author }) => {
    const [sign, word] = signs[content] ?? [content, content];

    return html`<span class="label"><span aria-hidden="true">${sign}</span> ${word}, ${author.login}</span> `;
  })}</p>`;
}
