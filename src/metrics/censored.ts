import type { Instant } from '../model/records/instant.ts';

/** Something that lasts; it has no end where it is still going on. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** With its age so far where it has not ended: left out, old open problems would make everybody look fast. */
export const lengthOf = ({ from, to }: Span, at: Instant): number => (to ?? at) - from;
