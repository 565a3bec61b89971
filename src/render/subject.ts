import type { WebLinks } from './link.ts';
import type { Rendered, Texts } from './texts.ts';

/** The commit a check run is about, as far as its texts need it. */
export interface Subject {
  readonly repository: string;
  readonly owner: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly fromFork: boolean;
  readonly draft: boolean;
  /** Other open pull requests with the same head. */
  readonly siblings: readonly number[];
  readonly links: WebLinks;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** One commit, several pull requests; nothing where there is but one. */
export function siblingsSentence(texts: Texts, { siblings }: Subject): Rendered | null {
  return siblings.length === 0 ? null : texts.markdown('every-check:siblings', { siblings });
}
