import { html } from 'hono/html';

/** Escaped markup. Everything that goes into the `html` tag as a string is escaped. */
export type Html = ReturnType<typeof html>;

export const nothing: Html = html``;

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A time of today, to the second; of another day with its date. */
export function timeOf(at: Date): Html {
  const iso = at.toISOString();
  const isToday = iso.slice(0, 10) === new Date().toISOString().slice(0, 10);
  const shown = isToday ? iso.slice(11, 19) : iso.slice(0, 16).replace('T', ' ');

  return html`<time datetime="${iso}">${shown} UTC</time>`;
}

export function shortSha(sha: string): Html {
  return html`<code>${sha.slice(0, 7)}</code>`;
}

/** So that a browser takes the right glyphs and a screen reader the right voice. */
export function languageOf(text: string): 'en' | 'zh-CN' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;

  return han * 8 > text.length ? 'zh-CN' : 'en';
}
