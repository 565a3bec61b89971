import type { LadderAssessment } from '../../maturity/assess.ts';
import { type DomainId, domainIds } from '../../model/domain.ts';
import type { Level } from '../../model/level.ts';
import type { Texts } from '../texts.ts';
import type { EarlierTurn } from './issue-inputs.ts';

interface Levels {
  readonly proven: Level | null;
  readonly possible: Level | null;
}

export interface LevelChange {
  readonly id: DomainId;
  readonly before: Levels;
  readonly after: Levels;
}

/** Domains whose proven or possible level is another than before, or that got or lost their level. */
export function levelChanges(
  before: Pick<EarlierTurn, 'domains'>,
  now: Pick<LadderAssessment, 'domains'>,
): readonly LevelChange[] {
  const none: Levels = { proven: null, possible: null };
  const then = new Map<DomainId, Levels>(before.domains.map(domain => [domain.id, domain]));
  const today = new Map<DomainId, Levels>(now.domains.map(domain => [domain.id, domain]));

  return domainIds
    .map(id => ({ id, before: then.get(id) ?? none, after: today.get(id) ?? none }))
    .filter(
      change =>
        change.before.proven !== change.after.proven || change.before.possible !== change.after.possible,
    );
}

/** `2`, `2–3`, or that it was not judged. */
export function levelsText({ proven, possible }: Levels, texts: Texts): string {
  if (proven === null || possible === null) return texts.text('maturity-issue:since.none');

  return proven === possible ? String(proven) : `${proven}–${possible}`;
}
