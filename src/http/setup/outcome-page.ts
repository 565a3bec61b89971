import { html } from 'hono/html';
import { type Html, setupPage } from './setup-page.ts';

export interface SetupOutcome {
  readonly appName: string;
  /** Null when GitHub named no address of its own. */
  readonly installUrl: string | null;
  /** Where the credentials are kept, or why they are not, with the lines to keep. */
  readonly kept:
    | { readonly file: string }
    | { readonly file: string; readonly reason: string; readonly lines: readonly string[] };
}

export function outcomePage({ appName, installUrl, kept }: SetupOutcome): Html {
  const install =
    installUrl === null
      ? html`Install the App: on its settings page on GitHub, “Install App”.`
      : html`<a href="${installUrl}">Install the App</a> on the repositories that Rung shall look at.`;
  return setupPage(
    `${appName} is registered`,
    html`${'lines' in kept ? notKept(kept) : html`<p>Its number, key and webhook secret are in <code>${kept.file}</code>, readable by its owner only.</p>`}
<p>The server starts itself now. What comes next:</p>
<ol>
<li>${install}</li>
<li>Run <code>rung doctor</code> where the server runs: it names what is missing.</li>
<li>Open a pull request. Without a policy file Rung advises and never turns red.</li>
</ol>`,
  );
}

function notKept({ file, reason, lines }: { file: string; reason: string; lines: readonly string[] }): Html {
  return html`<p class="note"><strong>Keep these lines now: they are shown once.</strong> They could not be written to <code>${file}</code>
(${reason}). Without them in the environment, the next start shows this setup again.</p>
<pre>${lines.join('\n')}</pre>
<p>Then clear this page from your screen: whoever has these lines can act as the App.</p>`;
}

export function failurePage(explanation: string, next: Html): Html {
  return setupPage(
    'The App is not set up yet',
    html`<p class="problem" role="alert">${explanation}</p><p>${next}</p>`,
  );
}

export const startAgain: Html = html`<a href="/setup">Start again</a>`;
