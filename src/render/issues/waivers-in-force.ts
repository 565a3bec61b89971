import type { LadderWaiver } from '../../facts/ladder/ladder-policy.ts';
import { dayOf } from '../../metrics/days.ts';
import { cutAtGrapheme } from '../budget.ts';
import type { IssueView } from './issue-view.ts';

const maxCharacters = 100;

/** Those that hold at the data timestamp, the first to end first. */
export function waiversInForce({ facts }: Pick<IssueView, 'facts'>): readonly LadderWaiver[] {
  const today = dayOf(facts.at, facts.policy.calendar.zone);

  return facts.policy.waivers
    .filter(({ until }) => until >= today)
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}

export function waiverList(waivers: readonly LadderWaiver[], limit: number, { texts }: IssueView): string {
  const items = waivers.slice(0, limit).map(({ practice, until, because }) => {
    const view = { practice, until, because: cutAtGrapheme(because, maxCharacters) };

    return `- ${texts.markdown('maturity-issue:waivers.item', view)}`;
  });
  const more = waivers.length - items.length;
  const where = texts.markdown('maturity-issue:waivers.where');

  return [
    ...items,
    ...(more > 0 ? [`- ${texts.text('assess:steps.more', { total: more })}`] : []),
    `\n${where}`,
  ].join('\n');
}
