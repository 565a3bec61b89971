import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { LadderAssessment } from '../../maturity/assess.ts';
import { catalogue } from '../../practices/catalogue.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';

/** What each form of an assessment is made from. */
export interface ShownAssessment {
  readonly facts: RepositoryFacts;
  readonly assessment: LadderAssessment;
  readonly texts: Texts;
  /** Those that were asked; all of the catalogue where nothing is said. */
  readonly practices?: readonly Practice[];
}

const byId = (practices: readonly Practice[]) => new Map(practices.map(practice => [practice.id, practice]));
const all: ReadonlyMap<string, Practice> = byId(catalogue);

export function practicesOf({ practices }: ShownAssessment): ReadonlyMap<string, Practice> {
  return practices === undefined ? all : byId(practices);
}

/** Only the tree and the history were there to be read. */
export function isFromClone({ facts: { facts } }: Pick<ShownAssessment, 'facts'>): boolean {
  return !facts.pullRequests.known && facts.pullRequests.cause.kind === 'clone';
}

export function headSha({ facts: { facts } }: Pick<ShownAssessment, 'facts'>): string | null {
  return facts.place.known ? facts.place.value.headSha : null;
}
