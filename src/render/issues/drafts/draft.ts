import type { RepositoryFacts } from '../../../facts/ladder/repository-facts.ts';
import type { AskedLevel } from '../../../model/level.ts';
import type { PracticeResult } from '../../../model/practice-result.ts';

/** A file to begin with, or lines for one that is there. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  /** For colours: `yaml`, `markdown`; empty for none. */
  readonly language: string;
  /** Lines for files that are named above: `path` is then only what they are for. */
  readonly isExcerpt?: boolean;
}

export interface DraftContext {
  readonly facts: RepositoryFacts;
  readonly result: PracticeResult;
  readonly level: AskedLevel;
}

/** Paths of the tree; none where the tree is not known. */
export function pathsOf({ facts }: Pick<DraftContext, 'facts'>): readonly string[] {
  return facts.facts.tree.known ? facts.facts.tree.value.map(({ path }) => path) : [];
}

/** The owner of the repository; empty of a folder. */
export const ownerOf = ({ facts }: Pick<DraftContext, 'facts'>): string =>
  /^([\w.-]+)\/[\w.-]+$/.exec(facts.repository)?.[1] ?? '';
