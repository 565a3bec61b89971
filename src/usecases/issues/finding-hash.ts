import { createHash } from 'node:crypto';
import type { PracticeResult } from '../../model/practice-result.ts';

/** Of what was found, without what moves at each turn: a change within rounding is none. */
export function findingHash({ lines, value, evidence, figures }: PracticeResult): string {
  const rounded = (figure: unknown) =>
    typeof figure === 'number' && !Number.isInteger(figure) ? Number(figure.toPrecision(2)) : figure;

  return hashOf(
    JSON.stringify([
      lines,
      rounded(value),
      evidence,
      Object.entries(figures).map(([name, figure]) => [name, rounded(figure)]),
    ]),
  );
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
