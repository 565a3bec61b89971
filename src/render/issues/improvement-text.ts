import type { AskedLevel } from '../../model/level.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { fittingTitle } from '../fitting-title.ts';
import type { Texts } from '../texts.ts';
import { findPractice } from './find-practice.ts';
import { type Improvement, improvementView } from './improvement-view.ts';

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

/** What a step tells people to do, in one line that names the branch or the check. Not escaped for anything. */
export function improvementTitle(improvement: Improvement, texts: Texts): string {
  const { practice, level } = improvement.step;
  const key = improvementKey(findPractice(practice), 'title', level, texts);
  if (key === undefined) throw new Error(`No title for an improvement issue on "${practice}".`);
  const view = improvementView(improvement);

  return fittingTitle([
    cut => texts.line(key, { ...view, branch: cut(view.branch), check: view.check && cut(view.check) }),
  ]);
}
