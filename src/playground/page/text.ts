import { html } from 'hono/html';

/** Escaped markup. Everything that goes into the `html` tag as a string is escaped. */
export type Html = ReturnType<typeof html>;

export const nothing: Html = html``;

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A time of the playground's day, to the second. */
export function timeOf(at: Date): Html {
  const iso = at.toISOString();

  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`;
}

export function shortSha(sha: string): Html {
  return html`<code>${sha.slice(0, 7)}</code>`;
}

/** So that a browser takes the right glyphs and a screen reader the right voice. */
export function languageOf(text: string): 'en' | 'zh-CN' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;

  return han * 8 > text.length ? 'zh-CN' : 'en';
}
