import type { DomainLevel } from '../../maturity/domain-level.ts';
import type { Texts } from '../texts.ts';

/** `2`, `2 (3-)` or `2–3` as Markdown; of a domain without a level, that it has none. */
export function levelCell(
  { proven, possible, isPartlyNext }: Pick<DomainLevel, 'proven' | 'possible' | 'isPartlyNext'>,
  texts: Texts,
): string {
  if (proven === null) return texts.text('maturity-issue:level.none');
  if (possible !== proven) return String(texts.markdown('maturity-issue:level.range', { proven, possible }));
  const partly = isPartlyNext ? proven + 1 : null;

  return String(texts.markdown('maturity-issue:level.one', { proven, partly }));
}
