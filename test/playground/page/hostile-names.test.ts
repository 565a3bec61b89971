import { afterAll, beforeAll, expect, test } from 'vitest';
import { settle } from '../../../src/playground/scenario/settle.ts';
import { type Element, type OpenPage, openPage, readElements } from '../../support/page.ts';

const hostile = `"><script>pwned()</script><img src=x onerror=pwned()><p id=pwned class='pwned'>`;
const inPath = `a" onclick='pwned()' <b id=pwned>.ts`;

let page: OpenPage;
beforeAll(async () => {
  page = await openPage();
});
afterAll(() => page?.close());

/** Puts hostile text everywhere that a person or another App can put text. */
async function poison(): Promise<void> {
  const { harbour } = page.house;
  if (harbour === undefined) throw new Error('There is no world.');
  const { quotes, stage } = harbour;
  quotes.push('evil"><b>', { [inPath]: `${hostile}\n` }, { message: hostile, by: 'eve' });
  const pull = quotes.openPullRequest({
    ...{ head: 'evil"><b>', author: 'eve"><b id=pwned>', title: hostile, body: hostile },
    labels: [hostile],
  });
  quotes.startWorkflowRun({ branch: 'evil"><b>', jobs: [hostile] }).complete({
    conclusion: 'failure',
    artifacts: [{ name: hostile, files: { 'lcov.info': 'TN:\n' } }],
  });
  quotes.checks.create('other-app', hostile, pull.headSha, { conclusion: 'failure' });
  quotes.conversation.comment(pull.number, `${hostile}\n\n[x](javascript:pwned())\n\n\`${hostile}\``, 'eve');
  quotes.conversation.openIssue(hostile, 'eve', { body: hostile, labels: [hostile] });
  quotes.push('main', { 'README.md': '# quotes\n' }, { message: hostile });
  quotes.publishRelease(`v1"><b>`, { name: hostile, body: hostile, assets: [hostile] });
  await settle(stage);
  // Messages of problems quote what was written.
  await page.press('policy-pull', { text: `"${hostile}": 1\n` });
}

async function crawl(): Promise<ReadonlyMap<string, readonly Element[]>> {
  const pages = new Map<string, readonly Element[]>();
  const waiting = ['/', '/-/deliveries', '/-/requests'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const { body, headers } = await page.get(path);
    const elements = String(headers['content-type']).startsWith('text/html') ? readElements(body) : [];
    pages.set(path, elements);
    for (const { name, attributes } of elements)
      if (name === 'a' && attributes['href']?.startsWith('/'))
        waiting.push(attributes['href'].replace(/#.*/, ''));
  }

  return pages;
}

test('hostile names give no element, no attribute and no handler on any page', async () => {
  await poison();
  const pages = await crawl();
  const breaches: string[] = [];
  for (const [path, elements] of pages)
    for (const { name, attributes } of elements) {
      if (['script', 'img', 'style', 'iframe', 'base', 'b', 'object'].includes(name))
        breaches.push(`${path}: <${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        const isOurs =
          /^(aria-[a-z]+|class|content|color-scheme|charset|checked|colspan|datetime|disabled|for|form(action)?|href|id|action|method|lang|name|rel|role|rows|scope|selected|spellcheck|tabindex|type|value|align|start|open|label)$/.test(
            attribute,
          );
        if (!isOurs) breaches.push(`${path}: <${name} ${attribute}>`);
        if (['id', 'class'].includes(attribute) && /pwned/.test(value))
          breaches.push(`${path}: ${attribute} ${value}`);
        if (attribute === 'href' && !/^(\/(?!\/)|#|https?:)/.test(value))
          breaches.push(`${path}: href ${value}`);
      }
    }

  expect(breaches).toEqual([]);
  expect([...pages.keys()].length).toBeGreaterThan(25);
  expect((await page.get('/harbour/quotes/pulls')).body).toContain('&lt;script&gt;pwned()');
});
