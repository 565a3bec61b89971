import type { SecurityItem } from '../practices/change-security/security-item.ts';
import type { SecurityView } from './security-view.ts';
import type { Rendered, Texts } from './texts.ts';

/** Words of a closed list, which each language says in its own way. What is not here is shown as it is written. */
const spoken: ReadonlySet<SecurityItem['practice']> = new Set(['token-permissions', 'secret-scanning']);

/** Where it stands, with a link, what stands there, and the line to paste where one is known. */
export function placeOfItem(texts: Texts, view: SecurityView, item: SecurityItem): Rendered {
  const { practice, path, line, seen } = item;
  const { subject } = view;
  const pin = seen === null ? undefined : view.pins.get(seen);
  const said = spoken.has(practice) ? wordOf(texts, item) : null;

  return texts.markdown('security:place', {
    label: placeText(texts, item),
    url: subject.links.lines(subject.headSha, path, line ?? 1, line ?? 1),
    what: said,
    seen: said === null ? seen : null,
    reference: pin?.reference ?? null,
    version: pin?.version ?? null,
  });
}

/** For annotations, which are plain text. */
export function annotationText(texts: Texts, item: SecurityItem): string {
  const said = spoken.has(item.practice) ? String(wordOf(texts, item)) : item.seen;

  return texts.line(`security:annotation.${item.practice}`, { said });
}

function placeText(texts: Texts, { path, line }: SecurityItem): string {
  return texts.line('security:label.place', { path, line });
}

function wordOf(texts: Texts, { practice, seen }: SecurityItem): Rendered {
  return texts.markdown(`security:word.${practice === 'secret-scanning' ? 'secret' : 'permissions'}-${seen}`);
}
