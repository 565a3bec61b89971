import type { PullRequestHandle } from '../github/handles/pull-request-handle.ts';
import type { Comment } from '../github/world/conversation-records.ts';
import { insist } from './insist.ts';
import type { Scene } from './scene.ts';
import { settle } from './settle.ts';

/** Rung's one comment on a pull request, beside its replies to commands. */
export function ownComment({ quotes }: Scene, { number }: PullRequestHandle): Comment {
  const [comment, ...others] = quotes.conversation
    .comments(number)
    .filter(({ app, body }) => app?.slug === 'rung' && !body.includes(replyMark));
  insist(comment !== undefined && others.length === 0, 'one comment', `${others.length} more, or none`);

  return comment;
}

/** Tells the paragraphs of a comment that begin with `starts`, each up to the sentence that names the rule. */
export function showComment({ tell }: Scene, { body }: Comment, starts: readonly string[]): void {
  const paragraphs = body.split('\n\n').map(plainText);
  for (const start of starts) {
    const found = paragraphs.find(paragraph => paragraph.startsWith(start));
    insist(found !== undefined, `a comment that says "${start}"`, `"${paragraphs[0] ?? ''}"`);
    tell.quote(found.replace(/ Rule: .*$/, ''));
  }
}

/** Somebody comments, and Rung's reply is told up to its first paragraph. */
export async function comment(
  { stage, tell, quotes }: Scene,
  { number }: PullRequestHandle,
  { by, body, reply: start }: { readonly by: string; readonly body: string; readonly reply: string },
): Promise<void> {
  tell.say(`${by} comments: ${body}`);
  const { id } = quotes.conversation.comment(number, body, by);
  await settle(stage);
  const reply = quotes.conversation.comments(number).find(one => one.body.includes(`${replyMark}${id}:`));
  const text = plainText(reply?.body.split('\n\n')[0] ?? '');
  insist(text.startsWith(start), `the reply "${start}"`, `"${text}"`);
  tell.quote(text);
}

const replyMark = '<!-- rung:reply/';

/** Without Markdown's emphasis, code and links. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('\n', ' ')
    .trim();
}
