import { expect, test } from 'vitest';
import { sentence } from '../../src/model/sentence.ts';
import { tellSentence } from '../../src/render/tell-sentence.ts';
import { createTexts } from '../../src/render/texts.ts';

const texts = createTexts('en', {
  port: `
ship: '{{name}}'
ships: '{{#each names}}{{#unless @first}}, {{/unless}}{{word}}{{/each}}{{#if more}} and {{more}} more{{/if}}'
found: '{{what}}, seen {{times}} times'
`,
});

test.each([
  [sentence('port:ship', { name: 'a{{b}} <@c>' }), 'a{{b}} <@c>'],
  [sentence('port:ship', { name: undefined }), ''],
  [sentence('port:ships', { names: ['Ada', 'Bee'], more: 0 }), 'Ada, Bee'],
  [
    sentence('port:ships', { names: [sentence('port:ship', { name: 'Ada' }), 7], more: 2 }),
    'Ada, 7 and 2 more',
  ],
  [sentence('port:found', { what: sentence('port:ship', { name: 'Ada' }), times: 0 }), 'Ada, seen 0 times'],
])('%j is told as %s', (what, told) => {
  expect(tellSentence(what, texts)).toBe(told);
});
