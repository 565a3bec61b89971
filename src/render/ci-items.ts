import type { CiItem, CiItemState } from '../facts/ci-state.ts';
import { firstFew } from './first-few.ts';
import type { Rendered, Texts } from './texts.ts';

const maxRows = 40;
const worstFirst: readonly CiItemState[] = [
  'red',
  'absent',
  'awaiting-approval',
  'running',
  'green',
  'skipped',
];

/** The table of what CI said, the worst first; null when it said nothing. */
export function ciItemsTable(texts: Texts, items: readonly CiItem[]): Rendered | null {
  if (items.length === 0) return null;
  const { shown, more } = firstFew(sortedByState(items), maxRows);

  return texts.markdown('ci-status:items', {
    items: shown.map(item => shownItem(texts, item)),
    moreItems: more,
  });
}

export function sortedByState(items: readonly CiItem[]): readonly CiItem[] {
  return items.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
}

export function shownItem(texts: Texts, item: CiItem): object {
  return {
    name: item.name,
    url: item.url,
    state: texts.markdown(`ci-status:state.${item.state}`),
    // GitHub's own word tells a failure from a timeout.
    word: item.state === 'red' ? item.said : null,
  };
}
