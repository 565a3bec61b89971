import { html } from 'hono/html';
import { parse } from 'yaml';
import { type Harbour, policyPath } from '../../scenario/harbour.ts';
import { switchLanguage } from '../moves/change-policy.ts';
import type { Html } from '../text.ts';
import { moveForm } from './move-form.ts';

const languages = [
  ['en', 'English'],
  ['zh-CN', '中文'],
  ['both', 'both'],
] as const;

export function languageForm(harbour: Harbour): Html {
  const now = languageNow(harbour);
  const options = languages.map(
    ([value, text]) => html`<option value="${value}"${value === now ? html` selected` : ''}>${text}</option>`,
  );

  return moveForm(
    harbour,
    switchLanguage,
    {},
    html`<label for="language">Rung's language</label> <select id="language" name="language">${options}</select>`,
  );
}

function languageNow({ organization }: Harbour): unknown {
  try {
    const policy: unknown = parse(organization.read(policyPath) ?? '');

    return typeof policy === 'object' && policy !== null && 'language' in policy ? policy.language : 'en';
  } catch {
    return 'en';
  }
}
