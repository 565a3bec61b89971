import type { LadderAssessment } from '../../maturity/assess.ts';
import { dayOf } from '../../metrics/days.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { catalogue } from '../../practices/catalogue.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { asRendered, type Language, type Texts } from '../texts.ts';
import { resultsOf } from './earlier-turn.ts';
import type { EarlierTurn } from './issue-inputs.ts';
import { type LevelChange, levelChanges, levelsText } from './level-changes.ts';
import { listedParts } from './listed-parts.ts';
import { changeText } from './since-line.ts';
import { valueText } from './value-changes.ts';

const maxNamed = 2;

interface Turns {
  readonly before: EarlierTurn;
  readonly now: LadderAssessment;
  readonly zone: string;
  readonly practices: readonly Practice[];
}

/** For the maturity issue when a domain's level moved since the last turn, with the practices that moved it; null when none did. */
export function levelChangeComment(
  before: EarlierTurn,
  now: LadderAssessment,
  texts: Readonly<Record<Language, Texts>>,
  language: Language | 'both',
  { zone = 'UTC', practices = catalogue }: Partial<Pick<Turns, 'zone' | 'practices'>> = {},
): string | null {
  const changes = levelChanges(before, now);
  if (changes.length === 0) return null;
  const languages = language === 'both' ? (['zh-CN', 'en'] as const) : ([language] as const);

  return languages
    .map(one => commentText(changes, { before, now, zone, practices }, texts[one]))
    .join('\n\n');
}

function commentText(changes: readonly LevelChange[], turns: Turns, texts: Texts): string {
  const since = dayOf(turns.before.at, turns.zone);
  const lines = changes.map(change => {
    const moved = movedBy(change, turns).map(practice => movedText(practice, turns, texts));

    return `- ${texts.markdown('maturity-issue:comment.change', {
      domain: asRendered(domainNames[change.id][texts.language]),
      before: levelsText(change.before, texts),
      after: levelsText(change.after, texts),
      list: moved.length === 0 ? null : asRendered(listedParts(moved, maxNamed, 'item', texts)),
    })}`;
  });

  return [texts.markdown('maturity-issue:comment.head', { since }), ...lines].join('\n');
}

/** Practices of the domain of which a line was met only now, or is so no more: whichever the level did. */
function movedBy(change: LevelChange, { before, now, practices }: Turns): readonly Practice[] {
  const [then, today] = [resultsOf(before.domains), resultsOf(now.domains)];
  const isBetter = rankOf(change.after) > rankOf(change.before);
  const isMet = (result: PracticeResult | undefined, level: (typeof askedLevels)[number]) =>
    result?.lines[level] === 'met';

  return practices.filter(({ id, domain }) => {
    if (domain !== change.id || today.get(id)?.gates !== true) return false;
    const [from, to] = isBetter ? [then, today] : [today, then];

    return askedLevels.some(level => isMet(to.get(id), level) && !isMet(from.get(id), level));
  });
}

const rankOf = ({ proven, possible }: LevelChange['after']): number => (proven ?? 0) * 10 + (possible ?? 0);

function movedText(practice: Practice, { before, now }: Turns, texts: Texts): string {
  const name = practiceText(practice, 'name', texts);
  const [then, today] = [before.domains, now.domains].map(domains => {
    const result = resultsOf(domains).get(practice.id);

    return result === undefined
      ? texts.text('maturity-issue:since.none')
      : valueText(practice, result, texts);
  });

  return then === today ? name : changeText(name, then ?? '', today ?? '', texts);
}
