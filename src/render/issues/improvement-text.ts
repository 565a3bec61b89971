import type { AskedLevel } from '../../model/level.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';

/**
 * The key of a practice's words on a step to that level: its own form for that level, or for the nearest below that has one.
 * Undefined where there are none; every practice has `title` and `steps`.
 */
export function improvementKey(
  { id, domain }: Pick<Practice, 'id' | 'domain'>,
  what: 'title' | 'steps' | 'file',
  level: AskedLevel,
  texts: Texts,
): string | undefined {
  const plain = `improvement/${domain}:${id}.${what}`;
  const special = [5, 4, 3].filter(one => one <= level).map(one => `${plain}-${one}`);

  return [...special, plain].find(key => texts.has(key));
}
