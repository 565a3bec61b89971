import { domainNames } from '../../model/domain.ts';
import type { PracticeResult, Reason } from '../../model/practice-result.ts';
import { reasonText } from '../ladder/reason-text.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { mdWithCode } from '../markdown.ts';
import { asRendered } from '../texts.ts';
import type { IssueView } from './issue-view.ts';
import { listedParts } from './listed-parts.ts';

const maxWaived = 3;
const maxCharacters = 100;

type NotAsked = PracticeResult & { readonly reason: Exclude<Reason, { kind: 'unknown' }> };

/** What is not asked here and why; waivers each by itself. */
export function notApplicable(view: IssueView): string {
  const { assessment, texts } = view;
  const results = assessment.domains.flatMap(({ practices }) => practices).filter(isNotAsked);
  if (results.length === 0) return '';
  const waived = results.filter(({ reason }) => reason.kind === 'waived');
  const groups = Map.groupBy(
    results.filter(({ reason }) => reason.kind !== 'waived'),
    ({ reason }) => reason.kind,
  );
  const parts = [
    ...[...groups.values()].map(group => groupText(group, view)),
    ...(waived.length > maxWaived ? [groupText(waived, view)] : waived.map(one => waivedText(one, view))),
  ];
  const names = assessment.domains
    .filter(({ practices }) => practices.length > 0 && practices.every(isNotAsked))
    .map(({ id }) => domainNames[id][texts.language]);
  const list = asRendered(listedParts(parts, parts.length, 'item', texts));
  const domains = names.length === 0 ? null : asRendered(listedParts(names, names.length, 'item', texts));

  return String(texts.markdown('maturity-issue:not-applicable.line', { list, domains }));
}

const isNotAsked = (result: PracticeResult): result is NotAsked =>
  result.reason !== null && result.reason.kind !== 'unknown';

function groupText(group: readonly NotAsked[], view: IssueView): string {
  const { texts } = view;
  const [first] = group;
  const isAlike = first !== undefined && first.reason.kind !== 'nothing' && first.reason.kind !== 'waived';
  const why = isAlike
    ? reasonOf(first, view)
    : texts.text(`maturity-issue:not-applicable.${first?.reason.kind ?? 'nothing'}`);

  return String(
    texts.markdown('maturity-issue:not-applicable.group', { number: group.length, why: asRendered(why) }),
  );
}

function waivedText(result: NotAsked, view: IssueView): string {
  const why = asRendered(reasonOf(result, view));

  return String(view.texts.markdown('maturity-issue:not-applicable.one', { practice: result.id, why }));
}

/** What a practice says of itself is asked only where it is in the catalogue of today. */
function reasonOf({ id, reason }: NotAsked, view: IssueView): string {
  const practice = practicesOf(view).get(id);

  return practice === undefined ? '' : mdWithCode(reasonText(practice, reason, view.texts), maxCharacters);
}
