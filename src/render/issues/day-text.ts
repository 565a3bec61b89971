import type { Language } from '../texts.ts';

const english = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});

/** @param day such as `2026-11-16`; in English it becomes `16 November 2026`. */
export function dayText(day: string, language: Language): string {
  const at = Date.parse(`${day}T00:00:00Z`);

  return language === 'en' && !Number.isNaN(at) ? english.format(at) : day;
}
