import type { PullRequestTopic } from '../model/check-run-output.ts';
import { isWaivable } from '../model/waiver.ts';
import { stickyOutcome } from './sticky-outcome.ts';
import type { Standing, StickyTopic, StickyView } from './sticky-view.ts';
import { shortSha } from './subject.ts';
import type { Texts } from './texts.ts';
import { folded } from './two-languages.ts';

/** The body of the one comment, in the policy's languages, the main one first. */
export function stickyComment(
  [texts, other]: readonly [Texts, (Texts | undefined)?],
  view: StickyView,
): string {
  const isResolved = topicsOf(view, 'to-do').length === 0;
  const say = isResolved ? nothingLeft : thingsToDo;
  const main = say(texts, view);
  if (other === undefined) return main;

  return isResolved ? `${main}\n\n${say(other, view)}` : folded(main, say(other, view), other.language);
}

function nothingLeft(texts: Texts, view: StickyView): string {
  const outcomes = Object.entries(view.before).map(([topic, before], index) => ({
    ...stickyOutcome(
      texts,
      topic as PullRequestTopic,
      before,
      view.topics.find(one => one.topic === topic),
    ),
    head: index === 0 ? shortSha(view.headSha) : null,
  }));

  return String(texts.markdown('sticky-comment:nothing-left', { outcomes }));
}

/** Whether a comment, as it stands on GitHub, says in one of the languages that nothing is left to do. */
export function saysNothingLeft(languages: readonly Texts[], body: string): boolean {
  return languages.some(texts =>
    body.startsWith(String(texts.markdown('sticky-comment:nothing-left', { outcomes: [] }))),
  );
}

function thingsToDo(texts: Texts, view: StickyView): string {
  const toDo = topicsOf(view, 'to-do');
  const parts = [
    String(
      texts.markdown('sticky-comment:to-do', {
        number: toDo.length,
        several: toDo.length > 1,
        advised: toDo.every(({ advised }) => advised === true),
        blocks: toDo.every(({ required }) => required === true),
      }),
    ),
    ...toDo.map(topic => paragraph(texts, topic)),
    fold(texts, 'advice', topicsOf(view, 'advice')),
    fold(texts, 'waived', topicsOf(view, 'waived')),
    String(
      texts.markdown('sticky-comment:foot', {
        head: shortSha(view.headSha),
        waivable: toDo.filter(({ topic }) => isWaivable(topic)).map(({ topic }) => ({ practice: topic })),
        question: texts.line('sticky-comment:question'),
        about: view.aboutUrl,
      }),
    ),
  ];

  return parts.filter(part => part !== null).join('\n\n');
}

function topicsOf(view: StickyView, standing: Standing): readonly StickyTopic[] {
  return view.topics.filter(topic => topic.standing === standing);
}

function paragraph(texts: Texts, { topic, note, title, url }: StickyTopic): string {
  const said = note?.[texts.language] ?? String(texts.markdown('sticky-comment:note.any', { said: title }));
  if (url === null) return said;

  const details = texts.markdown('sticky-comment:more', {
    details: texts.line(`sticky-comment:details.${topic}`),
    url,
  });

  // No space stands beside Chinese punctuation.
  return /[。）]$/.test(said) ? `${said}${details}` : `${said} ${details}`;
}

function fold(texts: Texts, kind: 'advice' | 'waived', topics: readonly StickyTopic[]): string | null {
  if (topics.length === 0) return null;
  const items = topics.map(topic => `- ${paragraph(texts, topic).replaceAll(/\s*\n\s*/g, ' ')}`);
  const summary = texts.line(`sticky-comment:fold.${kind}`, { number: topics.length });

  return `<details><summary>${summary}</summary>\n\n${items.join('\n')}\n\n</details>`;
}
