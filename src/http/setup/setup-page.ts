import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Texts } from '../../render/texts.ts';
import { otherLanguage } from '../reader-language.ts';

export type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
fieldset { border: 1px solid; border-radius: .4rem; margin: 1rem 0; padding: .5rem 1rem; }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
label.choice { font-weight: 400; margin: .25rem 0; }
input[type=text] { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem; }
button { font: inherit; font-weight: 600; margin: 1rem 0; padding: .5rem 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid; border-radius: .4rem; padding: .75rem; }
.note { border-left: .3rem solid #bf8700; padding-left: .75rem; }
.problem { border-left: .3rem solid #cf222e; padding-left: .75rem; list-style: none; }

.hint { margin: 0 0 .25rem; opacity: .8; font-size: .9rem; }
`;

/**
 * `form-action` is left open on purpose: browsers hold the redirects after a form to it as well, and a GitHub
 * Enterprise Server may send people to its sign-in service first.
 */
export const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function setupPage(texts: Texts, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Rung</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

/** Leads to the first page in the other language, with what was typed. */
export function languageLink(texts: Texts): Html {
  const other = otherLanguage(texts.language);
  return html`<a href="/setup?language=${other}" hreflang="${other}" lang="${other}">${texts.text('setup:page.other-language')}</a>`;
}
