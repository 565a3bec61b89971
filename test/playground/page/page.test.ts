import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenPage, openPage, readElements, readText } from '../../support/page.ts';
import { type Answer, send } from '../../support/post.ts';

let page: OpenPage;
beforeAll(async () => {
  page = await openPage();
});
afterAll(() => page?.close());

const quotes = '/harbour/quotes';
const see = async (path: string) => readText((await page.get(path)).body);
/** Presses a button, follows to what came of it, and gives what can be read there. */
const press = async (move: string, fields?: Readonly<Record<string, string>>) => {
  const answer = await page.press(move, fields);
  expect(answer.status).toBe(303);

  return { path: pathOf(answer), text: await see(String(answer.headers['location'])) };
};
const pathOf = (answer: Answer) => String(answer.headers['location']).split('?')[0];

test('the first look shows a pull request that was judged', async () => {
  const list = await see(`${quotes}/pulls`);
  const checks = await see(`${quotes}/pull/1/checks`);

  expect(list).toContain('Let a symbol send bursts');
  expect(checks).toContain('Merging is blocked by a required check');
  expect(checks).toContain('65.30% of 49 changed lines run by tests; asked 80% Required');
  expect(checks).toContain('Smallest step: a test that runs lines 44–53');
});

test('annotations stand in the diff below their last line', async () => {
  const files = await see(`${quotes}/pull/1/files`);

  expect(files).toMatch(
    / 53 \+ return forgotten; Rung \/ Incremental coverage lines 44–53 No test runs 9 testable lines/,
  );
});

test('links in what Rung writes lead to pages that are there', async () => {
  const { body } = await page.get(`${quotes}/pull/1/checks`);
  const links = readElements(body).flatMap(({ name, attributes: { href } }) =>
    name === 'a' && href?.startsWith('/') ? [href] : [],
  );
  const answers = await Promise.all(
    [...new Set(links)].map(async link => [link, (await page.get(link)).status]),
  );

  expect(links.some(link => link.includes('/blob/'))).toBe(true);
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

test.each(['/', '/nowhere/at/all', '/-/page.css'])(
  '%s may load nothing but the stylesheet, and nobody may frame it',
  async path => {
    const { headers } = await page.get(path);

    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  },
);

test('a foreign name that points here is refused, and so is a button on another site', async () => {
  const rebound = await send(page.url, { headers: { host: 'evil.example' } });
  const foreign = await send(`${page.url}/-/reset`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
  });
  const bare = await send(`${page.url}/-/moves/close`, { method: 'POST', body: 'number=1' });

  expect([rebound.status, foreign.status, bare.status]).toEqual([403, 403, 403]);
  expect(rebound.headers['content-security-policy']).toBeDefined();
  expect(await see(`${quotes}/pull/1`)).toContain('Open mia wants to merge');
});

test('looking changes nothing', async () => {
  const before = page.house.harbour?.stage.github.deliveries.log.length;
  for (const move of ['close', 'main-red', 'release'])
    expect((await page.get(`/-/moves/${move}`)).status).toBe(404);

  expect((await page.get('/-/reset')).status).toBe(404);
  expect(page.house.harbour?.stage.github.deliveries.log.length).toBe(before);
});

describe('a wrong input is answered in one line', () => {
  const cases: readonly [string, string, Readonly<Record<string, string>>, RegExp][] = [
    [
      'an empty comment',
      'comment',
      { number: '1', by: 'author', body: ' \r\n' },
      /A comment cannot be blank\./,
    ],
    [
      'a comment that is too long',
      'comment',
      { number: '1', by: 'author', body: 'x'.repeat(65_537) },
      /at most 65536/,
    ],
    ['nobody who comments', 'comment', { number: '1', by: 'root', body: 'x' }, /Expected one of author/],
    ['no such pull request', 'close', { number: '999' }, /There is no such pull request\./],
    ['a number that is none', 'push-fix', { number: '__proto__' }, /There is no such pull request\./],
    ['a check of somebody else', 're-run', { number: '1', check: '1' }, /Rung has no such check run\./],
    ['a button that makes no sense', 'main-green', {}, /It is green\./],
    ['an unknown language', 'language', { language: 'tlh' }, /Expected one of en, zh-CN, both\./],
    ['a broken policy', 'policy-main', { text: 'start: enforced\n' }, /Line 1, column 8: .*enforced/],
    ['a policy that is no YAML', 'policy-organization', { text: 'start: [' }, /Line 1/],
    ['a form that is too long', 'policy-main', { text: 'x'.repeat(200_001) }, /longer than 200 kB/],
  ];

  test.each(cases)('%s', async (_, move, fields, expected) => {
    const answer = await page.press(move, fields);
    const notice = /<p class="notice wrong" role="status">.*<\/p>/.exec(answer.body)?.[0] ?? '';

    expect(answer.status).toBe(400);
    expect(readText(notice)).toMatch(expected);
  });

  test('what was typed is still there', async () => {
    const answer = await page.press('policy-main', { text: 'start: </textarea><b>x' });

    expect(answer.body).toContain('start: &lt;/textarea&gt;&lt;b&gt;x</textarea>');
  });
});

test('a comment is written as who was chosen', async () => {
  const { path, text } = await press('comment', { number: '2', by: 'passer-by', body: 'A **fine** change' });

  expect(path).toBe(`${quotes}/pull/2`);
  expect(text).toContain('What happened. Comment: GitHub sent 1 delivery (issue_comment.created)');
  expect(text).toMatch(/passer-by commented .* UTC A fine change/);
});

test('what Rung says of a command is shown: an answer, a reaction', async () => {
  const helped = await press('comment', { number: '2', by: 'author', body: '/rung help' });
  const refused = await press('comment', { number: '2', by: 'passer-by', body: '/rung recheck' });

  expect(helped.text).toMatch(/rung\[bot\] bot commented .* UTC Commands/);
  expect(refused.text).toMatch(/\/rung recheck \S+ (\w+ ?)+, rung\[bot\]/);
});

test('two releases on one commit are judged once', async () => {
  await press('release');
  const { text } = await press('release-bare');

  expect(text.match(/ Rung \/ Release /g)).toHaveLength(1);
  expect(text).toContain('Files: quotes.tgz , quotes.spdx.json , quotes.intoto.jsonl');
  expect(text).toContain('Judged together with v1.1.0 , which is on the same commit.');
});

test('the label rung:quiet is put on once, and shown', async () => {
  const { text } = await press('label-quiet', { number: '2' });

  expect(text).toContain('from limits rung:quiet');
  expect(text).toContain('Not now: It has the label.');
});

test('the fix turns the pull request green, and the button is used up', async () => {
  const { path, text } = await press('push-fix', { number: '1' });

  expect(path).toBe(`${quotes}/pull/1/checks`);
  expect(text).toContain('85.71% of 49 changed lines run by tests; asked 80%');
  expect(text).toContain('No required check blocks merging');
  expect(await see(`${quotes}/pull/1`)).toContain('Not now: The tests are there already.');
});

test('another pull request with untested lines comes from a fork, and then there is none left', async () => {
  const { text } = await press('open-untested');

  expect(text).toContain('from wanderer:replay');
  expect(text).toContain('27.27% of 11 changed lines run by tests; asked 80%');
  expect((await page.press('open-untested')).status).toBe(400);
});

test('main turns red and green', async () => {
  const { text } = await press('main-red');
  expect(text).toMatch(/main ✕ red/);

  expect((await press('main-green')).text).toMatch(/main ✓ green/);
});

test('a policy as a pull request may be broken, and a good one on main is in force at once', async () => {
  const proposed = await press('policy-pull', { text: 'start: enforced\r\n' });
  await press('policy-main', { text: 'checks:\r\n  incremental-coverage:\r\n    target: 90\r\n' });
  const run = /name="check" value="(\d+)"/.exec((await page.get(`${quotes}/pull/1/checks`)).body)?.[1] ?? '';

  expect(proposed.text).toContain('Change the policy #');
  expect((await press('re-run', { number: '1', check: run })).text).toContain(
    '85.71% of 49 changed lines run by tests; asked 90%',
  );
});

test('the logs say what became of each delivery, and what was asked', async () => {
  const [deliveries, requests] = [await see('/-/deliveries'), await see('/-/requests?page=2')];

  expect(deliveries).toMatch(/(?:pull_request|push|check_run)[.a-z_]* [0-9a-f]{8} 202 handled/);
  expect(deliveries).toMatch(/202 ignored: /);
  expect(requests).toMatch(/ 0 against GitHub's published description/);
  expect(requests).toMatch(/GET \/repos\/harbour\/quotes\S* (200 read|304 not modified) valid/);
  expect(requests).toContain('Page 2 of');
});

test.each(['0', '-1', '1e9', 'x', '999'])('page %s of a log is the nearest that is there', async wanted => {
  expect((await page.get(`/-/requests?page=${wanted}`)).status).toBe(200);
});

test('Rung speaks Chinese when the policy says so', async () => {
  await press('language', { language: 'zh-CN' });

  expect(await see(`${quotes}/pull/1/checks`)).toContain('的改动行');
});

describe('the twelve weeks', { timeout: 120_000 }, () => {
  const play = () => send(`${page.url}/-/weeks/next`, { method: 'POST', headers: { origin: page.url } });

  test('are not played before somebody asks', async () => {
    expect(await see('/-/weeks')).toContain('No week has been played.');
    expect((await page.get('/harbour/tides/issues/1')).status).toBe(404);
  });

  test('go by one at a time: levels, and issues that can be read', async () => {
    const answer = await play();
    expect(answer.status).toBe(303);
    const text = await see(String(answer.headers['location']));
    expect(text).toMatch(/What happened\. Week 1: /);
    expect(text).toContain('2026-09-07');
    expect(text).toContain('Rung：本仓库的成熟度');

    const issue = await see('/harbour/tides/issues/1');
    expect(issue).toContain('下一步');
    expect(issue).toContain('English');
    const list = readElements((await page.get('/harbour/tides/issues')).body);
    const links = list.flatMap(({ attributes: { href } }) =>
      href?.startsWith('/harbour/tides/issues/') ? [href] : [],
    );
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect((await page.get(link)).status).toBe(200);
  });

  test('show the pull requests of the team, with each tab behind its link', async () => {
    const linksOn = async (path: string) =>
      readElements((await page.get(path)).body).flatMap(({ attributes: { href } }) =>
        href?.startsWith('/harbour/tides/pull/') ? [href] : [],
      );
    const [first = ''] = await linksOn('/harbour/tides/pulls');
    const tabs = (await linksOn(first)).filter(link => !link.includes('#'));
    expect(new Set(tabs)).toEqual(new Set([first, `${first}/checks`, `${first}/files`]));
    const texts = await Promise.all(tabs.map(see));
    for (const text of texts) expect(text).toMatch(/Conversation \d+ Checks \d+ Files changed \d+/);
    expect(new Set(texts).size).toBe(3);
  });
});
