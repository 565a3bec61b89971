import { html } from 'hono/html';
import { expect, test } from 'vitest';
import { htmlSentence } from '../../../src/http/setup/html-sentence.ts';
import { createTexts } from '../../../src/render/texts.ts';

const texts = createTexts('en', {
  port: `
ship: '{{lead}} <i>{{#if name}}is {{name}}, {{name}}{{else}}has no name{{/if}}'
`,
});

test('HTML stands where the variables are; all else is text', async () => {
  const lead = html`<b>${'<Ada>'}</b>`;
  const name = html`${'{{lead}} \ue0000\ue000'}`;
  expect(String(await htmlSentence(texts, 'port:ship', { lead, name }))).toBe(
    '<b>&lt;Ada&gt;</b> &lt;i&gt;is {{lead}} \ue0000\ue000, {{lead}} \ue0000\ue000',
  );
  expect(String(await htmlSentence(texts, 'port:ship', { lead }))).toBe(
    '<b>&lt;Ada&gt;</b> &lt;i&gt;has no name',
  );
});
