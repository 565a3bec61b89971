import { html } from 'hono/html';
import { permissions } from '../../model/permissions.ts';
import type { GitHubHost, SetupChoices, SetupFields } from './read-choices.ts';
import { type Html, setupPage } from './setup-page.ts';

/** First page: where the App is to be registered. */
export function formPage(fields: SetupFields, problems: readonly string[], fixed: GitHubHost | null): Html {
  const checked = (account: SetupFields['account']) => (fields.account === account ? html` checked` : '');
  return setupPage(
    'Set up Rung',
    html`<p>Rung needs a GitHub App of your own. You make it on GitHub, with two clicks; GitHub then hands its number, key and
webhook secret to this server. Until you agree on GitHub, this server sends nothing anywhere.</p>
${problemList(problems)}
<form method="post" action="/setup">
<label for="github">GitHub</label>
<p class="hint" id="github-hint">github.com, or the host name of your GitHub Enterprise Server.</p>
${
  fixed === null
    ? html`<input type="text" id="github" name="github" value="${fields.github}" aria-describedby="github-hint" autocapitalize="none" spellcheck="false" required>`
    : html`<input type="text" id="github" value="${fixed.host}" aria-describedby="github-hint" disabled> <p class="hint">Set by GHE_HOST.</p>`
}
<fieldset>
<legend>The App belongs to</legend>
<label class="choice"><input type="radio" name="account" value="organization"${checked('organization')}> an organization</label>
<label for="organization">Its login</label>
<input type="text" id="organization" name="organization" value="${fields.organization}" autocapitalize="none" spellcheck="false">
<label class="choice"><input type="radio" name="account" value="user"${checked('user')}> my own account</label>
</fieldset>
<label for="address">Address of this server</label>
<p class="hint" id="address-hint">As GitHub reaches it: it sends its events there.</p>
<input type="text" id="address" name="address" value="${fields.address}" aria-describedby="address-hint" autocapitalize="none" spellcheck="false" required>
<label for="name">Name of the App</label>
<p class="hint" id="name-hint">No other App may have it. You can still change it on GitHub's page.</p>
<input type="text" id="name" name="name" value="${fields.name}" aria-describedby="name-hint" maxlength="34" required>
<button type="submit">Continue</button>
</form>`,
  );
}

/** Second page: the form that goes to GitHub. */
export function handOverPage(choices: SetupChoices, target: string, manifest: string): Html {
  const { github, organization, address, isReachable } = choices;
  return setupPage(
    'Register the App on GitHub',
    html`<p>This takes you to <strong>${github.host}</strong>, where you see the name, and register the App
${organization === null ? 'for your own account' : html`for the organization <strong>${organization}</strong>`}.
GitHub brings you back here. Do this within an hour.</p>
${
  isReachable
    ? ''
    : html`<p class="note" role="status"><strong>${address} cannot be reached from ${github.host}:</strong> it is an address of this machine or of a
private network. GitHub would refuse it or deliver nothing. <a href="/setup">Go back</a> and give a public address, for
example that of a reverse proxy or a tunnel.</p>`
}
<details>
<summary>What the App may do</summary>
<ul>${permissions.map(({ title, level }) => html`<li>${title}: ${level}</li>`)}</ul>
<p>It never changes code, settings, deployments or secrets.</p>
</details>
<form method="post" action="${target}">
<input type="hidden" name="manifest" value="${manifest}">
<button type="submit">Continue on ${github.host}</button>
</form>
<p><a href="/setup">Change something</a></p>`,
  );
}

function problemList(problems: readonly string[]): Html | string {
  if (problems.length === 0) return '';
  return html`<ul class="problem" role="alert">${problems.map(problem => html`<li>${problem}</li>`)}</ul>`;
}
