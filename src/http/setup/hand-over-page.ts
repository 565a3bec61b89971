import { html } from 'hono/html';
import { permissions } from '../../model/permissions.ts';
import type { Texts } from '../../render/texts.ts';
import { htmlSentence } from './html-sentence.ts';
import type { SetupChoices } from './read-choices.ts';
import { type Html, languageLink, setupPage } from './setup-page.ts';

/** Second page: the form that goes to GitHub. */
export function handOverPage(texts: Texts, choices: SetupChoices, target: string, manifest: string): Html {
  const { github, organization, isReachable } = choices;
  const { host } = github;
  const text = (key: string, view?: object) => texts.text(`setup:hand-over.${key}`, view);
  const intro = htmlSentence(texts, 'setup:hand-over.intro', {
    host: html`<strong>${host}</strong>`,
    ...(organization === null ? {} : { organization: html`<strong>${organization}</strong>` }),
  });
  return setupPage(
    texts,
    text('title'),
    html`<p class="hint">${languageLink(texts)}</p>
<p>${intro}</p>
${isReachable ? '' : unreachable(texts, choices)}
<details>
<summary>${text('may')}</summary>
<ul>${permissions.map(({ title, level }) => html`<li>${text('permission', { title, level })}</li>`)}</ul>
<p>${text('never')}</p>
</details>
<form method="post" action="${target}">
<input type="hidden" name="manifest" value="${manifest}">
<button type="submit">${text('continue', { host })}</button>
</form>
<p><a href="/setup">${text('change')}</a></p>`,
  );
}

function unreachable(texts: Texts, { address, github: { host } }: SetupChoices): Html {
  const lead = texts.text('setup:hand-over.unreachable-lead', { address, host });
  const told = htmlSentence(texts, 'setup:hand-over.unreachable', {
    lead: html`<strong>${lead}</strong>`,
    back: html`<a href="/setup">${texts.text('setup:hand-over.back')}</a>`,
  });
  return html`<p class="note" role="status">${told}</p>`;
}
