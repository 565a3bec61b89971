import type { Language, Texts } from '../texts.ts';

/** Why a maturity issue was closed by Rung itself, and when it is opened again. */
export function closedNote(
  kind: 'switched-off' | 'uninstalled' | 'archived',
  texts: Readonly<Record<Language, Texts>>,
  language: Language | 'both',
): string {
  const languages = language === 'both' ? (['zh-CN', 'en'] as const) : ([language] as const);

  return languages.map(one => String(texts[one].markdown(`maturity-issue:closed.${kind}`))).join('\n\n');
}
