import type { DomainLevel } from '../../maturity/domain-level.ts';
import type { DomainId } from '../../model/domain.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';

/** `2`, `2 (3-)`, or `2–3` where unknown answers decide; undefined where too little was judged to print one. */
export function levelText(
  { proven, possible, isPartlyNext }: Pick<DomainLevel, 'proven' | 'possible' | 'isPartlyNext'>,
  texts: Texts,
): string | undefined {
  if (proven === null) return undefined;
  if (possible !== null && possible !== proven) return `${proven}–${possible}`;

  return isPartlyNext ? texts.text('ladder:partly-next', { proven, next: proven + 1 }) : String(proven);
}

/** Most of its practices' lines come from no published source: it is marked with †. */
export function isMostlyJudgement(domain: DomainId, practices: Iterable<Practice>): boolean {
  const own = [...practices].filter(practice => practice.domain === domain && practice.gates);

  return own.filter(({ lines }) => lines === 'judgement').length * 2 > own.length;
}
