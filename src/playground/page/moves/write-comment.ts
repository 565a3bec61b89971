import { maintainer } from '../../scenario/harbour.ts';
import { WrongInput } from '../fields.ts';
import { type Move, pullOf, pullPath } from './move.ts';

/** Who comments: the field's values, in the order of the list. */
export const speakers = ['author', 'maintainer', 'passer-by'] as const;

const maxCharacters = 65_536;

export const writeComment: Move = {
  id: 'comment',
  label: 'Comment',
  does: 'Writes a comment on the pull request as the chosen person.',
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    const body = (fields['body'] ?? '').replaceAll('\r\n', '\n');
    if (body.trim() === '') throw new WrongInput('A comment cannot be blank.');
    if (body.length > maxCharacters)
      throw new WrongInput(`A comment has at most ${maxCharacters} characters; this one has ${body.length}.`);
    harbour.quotes.conversation.comment(
      pull.number,
      body,
      speakerFrom(fields['by'], pull.record.author.login),
    );

    return pullPath(harbour, pull.number);
  },
};

function speakerFrom(by: string | undefined, author: string): string {
  if (by === 'author') return author;
  if (by === 'maintainer') return maintainer;
  if (by === 'passer-by') return 'passer-by';
  throw new WrongInput(`Expected one of ${speakers.join(', ')}.`);
}
