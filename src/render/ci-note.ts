import { shownItem } from './ci-items.ts';
import { ciCounts } from './ci-title.ts';
import type { CiView } from './ci-view.ts';
import { firstFew } from './first-few.ts';
import { ruleNote } from './rule-note.ts';
import type { Texts } from './texts.ts';
import { waivedSentence } from './waiver-sentences.ts';

const maxItems = 5;

/** One paragraph for the comment on a pull request whose CI is not green. */
export function ciNote(texts: Texts, { finding, subject, rule, waiver }: CiView): string {
  const { ci } = finding.evidence;
  const red = firstFew(
    ci.judged.filter(item => item.state === 'red'),
    maxItems,
  );

  return String(
    texts.markdown('sticky-comment:note.ci-status', {
      ...ciCounts(ci),
      items: red.shown.map(item => shownItem(texts, item)),
      moreItems: red.more,
      waived: waivedSentence(texts, subject, waiver),
      rule: ruleNote(texts, subject, rule, rule.modeSetting),
    }),
  );
}
