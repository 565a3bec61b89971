import { html } from 'hono/html';
import { type Html, nothing } from '../text.ts';

export interface PageParts {
  readonly title: string;
  readonly content: Html;
  /** Address → text, from the outside in. */
  readonly crumbs?: readonly (readonly [string, string])[];
  readonly notice?: Notice | undefined;
}

export interface Notice {
  readonly kind: 'done' | 'wrong';
  readonly text: string;
}

/** What every page has: way in for the keyboard, head, navigation, what happened, content. */
export function pageFrame({ title, content, crumbs = [], notice }: PageParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Rung playground</title>
<link rel="stylesheet" href="/-/page.css">
<link rel="icon" href="/-/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
  <a class="brand" href="/">Rung playground</a>
  <nav aria-label="Playground">
    <a href="/harbour/quotes/pulls">Pull requests</a>
    <a href="/harbour/quotes/issues">Issues</a>
    <a href="/harbour/quotes/releases">Releases</a>
    <a href="/-/weeks">Twelve weeks</a>
    <a href="/-/policy">Policy</a>
    <a href="/-/deliveries">Deliveries</a>
    <a href="/-/requests">Requests</a>
  </nav>
</header>
<main id="main" tabindex="-1">
${crumbs.length === 0 ? nothing : html`<nav class="crumbs" aria-label="Breadcrumb">${crumbs.map(([to, text], index) => html`${index === 0 ? '' : ' / '}<a href="${to}">${text}</a>`)}</nav>`}
${notice === undefined ? nothing : html`<p class="notice ${notice.kind}" role="status"><strong>${notice.kind === 'done' ? 'What happened.' : 'Not done.'}</strong> ${notice.text}</p>`}
${content}
</main>
<footer>
  <p>A stand-in for GitHub on this machine, and the real Rung server beside it. Nothing here reaches the network.</p>
</footer>
</body>
</html>`;
}
