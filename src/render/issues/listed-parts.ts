import { firstFew } from '../first-few.ts';
import { asRendered, type Texts } from '../texts.ts';

/** The first few of a list with how many more there are, as Markdown. The parts are safe already. */
export function listedParts(
  parts: readonly string[],
  limit: number,
  by: 'item' | 'need' | 'point',
  texts: Texts,
): string {
  const { shown, more } = firstFew(parts, limit);
  const list = asRendered(shown.join(texts.text(`maturity-issue:list.${by}`)));

  return more === 0 ? String(list) : String(texts.markdown('maturity-issue:list.more', { list, more }));
}
