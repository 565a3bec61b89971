import type { DomainLevel } from '../../maturity/domain-level.ts';
import type { Level } from '../../model/level.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** Columns of the bar, and of the numbers above it. */
const gap = 4;

export const levelScale = levels.join(' '.repeat(gap));

/** ■ proven, ▨ met by half, ? open until unknown answers come, □ not reached. */
export function levelBar({
  proven,
  possible,
  isPartlyNext,
}: Pick<DomainLevel, 'proven' | 'possible' | 'isPartlyNext'>): string {
  const marks = levels.map(level => {
    if (proven !== null && level <= proven) return '■';
    if (possible !== null && level <= possible) return '?';

    return isPartlyNext && proven !== null && level === proven + 1 ? '▨' : '□';
  });

  return marks.join('─'.repeat(gap));
}
