import { html } from 'hono/html';
import type { Sentence } from '../../model/sentence.ts';
import { tellSentence } from '../../render/tell-sentence.ts';
import type { Texts } from '../../render/texts.ts';
import { htmlSentence } from './html-sentence.ts';
import { type Html, setupPage } from './setup-page.ts';

export interface SetupOutcome {
  readonly appName: string;
  /** Null when GitHub named no address of its own. */
  readonly installUrl: string | null;
  /** Where the credentials are kept, or why they are not, with the lines to keep. */
  readonly kept: { readonly file: string } | NotKept;
}

interface NotKept {
  readonly file: string;
  readonly reason: Sentence;
  readonly lines: readonly string[];
}

export function outcomePage(texts: Texts, { appName, installUrl, kept }: SetupOutcome): Html {
  const text = (key: string) => texts.text(`setup:outcome.${key}`);
  const file = html`<code>${kept.file}</code>`;
  const install =
    installUrl === null
      ? text('install-by-hand')
      : htmlSentence(texts, 'setup:outcome.install', {
          action: html`<a href="${installUrl}">${text('install-action')}</a>`,
        });
  const doctor = htmlSentence(texts, 'setup:outcome.doctor', { command: html`<code>rung doctor</code>` });
  return setupPage(
    texts,
    texts.text('setup:outcome.title', { name: appName }),
    html`${'lines' in kept ? notKept(texts, kept) : html`<p>${htmlSentence(texts, 'setup:outcome.kept', { file })}</p>`}
<p>${text('next')}</p>
<ol>
<li>${install}</li>
<li>${doctor}</li>
<li>${text('open')}</li>
</ol>`,
  );
}

function notKept(texts: Texts, { file, reason, lines }: NotKept): Html {
  const told = htmlSentence(texts, 'setup:outcome.not-kept', {
    lead: html`<strong>${texts.text('setup:outcome.not-kept-lead')}</strong>`,
    file: html`<code>${file}</code>`,
    reason: html`${tellSentence(reason, texts)}`,
  });
  return html`<p class="note">${told}</p>
<pre>${lines.join('\n')}</pre>
<p>${texts.text('setup:outcome.clear')}</p>`;
}

/** `next`: from the first page, or the same address once more. */
export function failurePage(texts: Texts, explanation: Sentence, next: 'start-again' | 'try-again'): Html {
  return setupPage(
    texts,
    texts.text('setup:failure.title'),
    html`<p class="problem" role="alert">${tellSentence(explanation, texts)}</p>
<p><a href="${next === 'start-again' ? '/setup' : ''}">${texts.text(`setup:failure.${next}`)}</a></p>`,
  );
}
