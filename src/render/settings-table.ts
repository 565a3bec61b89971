import type { Setting, SettingChange } from '../policy/changed-settings.ts';
import { cutAtGrapheme } from './budget.ts';
import { firstFew } from './first-few.ts';
import type { Rendered, Texts } from './texts.ts';

const maxChanges = 12;
const maxValueCharacters = 60;

/** Settings before and after; null when none differs. */
export function settingsTable(texts: Texts, changes: readonly SettingChange[]): Rendered | null {
  if (changes.length === 0) return null;
  const few = firstFew(changes, maxChanges);

  return texts.markdown('policy:settings', {
    changes: few.shown.map(({ key, before, after }) => ({
      key,
      before: shown(before),
      beforeLocked: before.locked,
      after: shown(after),
      afterLocked: after.locked,
    })),
    moreChanges: few.more,
  });
}

/** As it would stand in the file, on one line; null where nothing is set. */
function shown({ value }: Setting): string | null {
  if (value === null) return null;

  return cutAtGrapheme(typeof value === 'string' ? value : JSON.stringify(value), maxValueCharacters);
}
