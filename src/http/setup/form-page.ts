import { html } from 'hono/html';
import type { Sentence } from '../../model/sentence.ts';
import { tellSentence } from '../../render/tell-sentence.ts';
import type { Texts } from '../../render/texts.ts';
import type { GitHubHost, SetupFields } from './read-choices.ts';
import { type Html, languageLink, setupPage } from './setup-page.ts';

/** First page: where the App is to be registered. */
export function formPage(
  texts: Texts,
  fields: SetupFields,
  problems: readonly Sentence[],
  fixed: GitHubHost | null,
): Html {
  const text = (key: string) => texts.text(`setup:form.${key}`);
  const checked = (account: SetupFields['account']) => (fields.account === account ? html` checked` : '');
  return setupPage(
    texts,
    text('title'),
    html`<p class="hint">${languageLink(texts)}</p>
<p>${text('intro')}</p>
${problemList(problems, texts)}
<form method="post" action="/setup">
<label for="github">${text('github')}</label>
<p class="hint" id="github-hint">${text('github-hint')}</p>
${
  fixed === null
    ? html`<input type="text" id="github" name="github" value="${fields.github}" aria-describedby="github-hint" autocapitalize="none" spellcheck="false" required>`
    : html`<input type="text" id="github" value="${fixed.host}" aria-describedby="github-hint" disabled> <p class="hint">${text('github-fixed')}</p>`
}
<fieldset>
<legend>${text('owner')}</legend>
<label class="choice"><input type="radio" name="account" value="organization"${checked('organization')}> ${text('organization')}</label>
<label for="organization">${text('login')}</label>
<input type="text" id="organization" name="organization" value="${fields.organization}" autocapitalize="none" spellcheck="false">
<label class="choice"><input type="radio" name="account" value="user"${checked('user')}> ${text('user')}</label>
</fieldset>
<label for="address">${text('address')}</label>
<p class="hint" id="address-hint">${text('address-hint')}</p>
<input type="text" id="address" name="address" value="${fields.address}" aria-describedby="address-hint" autocapitalize="none" spellcheck="false" required>
<label for="name">${text('name')}</label>
<p class="hint" id="name-hint">${text('name-hint')}</p>
<input type="text" id="name" name="name" value="${fields.name}" aria-describedby="name-hint" maxlength="34" required>
<button type="submit">${text('continue')}</button>
</form>`,
  );
}

function problemList(problems: readonly Sentence[], texts: Texts): Html | string {
  if (problems.length === 0) return '';
  const items = problems.map(problem => html`<li>${tellSentence(problem, texts)}</li>`);
  return html`<ul class="problem" role="alert">${items}</ul>`;
}
