import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenPage, openPage } from '../support/page.ts';
import { executablePath, openBrowser, openTab, type Tab, where } from './chromium.ts';

const quotes = '/harbour/quotes';
const everyPage = [
  '/',
  quotes,
  '/harbour/.github',
  `${quotes}/pulls`,
  `${quotes}/pull/1`,
  `${quotes}/pull/1/checks`,
  `${quotes}/pull/1/files`,
  `${quotes}/issues`,
  `${quotes}/releases`,
  `${quotes}/blob/main/src/quotes/throttle.ts`,
  '/-/policy',
  '/-/deliveries',
  '/-/requests',
  '/not/there',
];

describe.skipIf(executablePath === undefined)(`the page ${where}`, () => {
  let site: OpenPage;
  let browser: Browser;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([openPage(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    tab = await openTab(browser, site.url);
    page = tab.page;
  });
  afterEach(() => tab.close());

  const press = async (name: string | RegExp) => {
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name }).first().click({ noWaitAfter: true }),
    ]);

    return page.getByRole('status').innerText();
  };

  describe.each([
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
    ['1280 pixels wide at 200%', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['wide and dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const }],
  ])('%s', (_, options) => {
    test('no page has to be scrolled sideways, nothing leaves this machine, and nothing fails', async () => {
      const own = await openTab(browser, site.url, options);
      const tooWide: string[] = [];
      for (const path of everyPage) {
        await own.page.goto(site.url + path);
        const excess = await own.page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (excess > 0) tooWide.push(`${path}: ${excess} px`);
      }
      await own.close();

      expect(tooWide).toEqual([]);
      // A page that is not there is told as an error by the browser.
      expect(own.complaints.filter(one => !one.includes('404'))).toEqual([]);
    });

    test('text stands out from its ground', async () => {
      const own = await openTab(browser, site.url, options);
      const faint: string[] = [];
      for (const path of everyPage) {
        await own.page.goto(site.url + path);
        for (const one of await own.page.evaluate<string[]>(faintTexts)) faint.push(`${path}: ${one}`);
      }
      await own.close();

      expect(faint).toEqual([]);
    });
  });

  test('the keyboard alone brings one from the first page to a green pull request', async () => {
    await page.goto(site.url);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Begin with the red one');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${quotes}/pull/1`);
    await tabTo(page, 'Push the missing tests');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/checks?did=*');

    expect(await page.getByRole('status').innerText()).toMatch(
      /^What happened\. Push the missing tests: GitHub sent/,
    );
    expect(await page.locator('.mergebox').innerText()).toContain('85.71% of 49 changed lines');
  });

  describe('without scripts', () => {
    afterEach(() => expect(tab.complaints).toEqual([]));

    test('a pull request is opened, discussed, drafted, closed and judged again', async () => {
      await page.goto(site.url);
      expect(await press('Open a pull request with untested lines')).toContain('pull_request.opened');
      expect(await page.locator('.mergebox').innerText()).toContain('27.27% of 11 changed lines');

      await page.getByRole('link', { name: 'Conversation' }).click();
      await page.getByLabel('Write as').selectOption('maintainer');
      await page.getByLabel(/^Comment, in Markdown/).fill('A **fine** change');
      expect(await press(/^Comment$/)).toContain('issue_comment.created');
      expect(await page.locator('.comment strong', { hasText: 'fine' }).count()).toBe(1);
      expect(await press('Convert to draft')).toContain('pull_request.converted_to_draft');
      expect(await press('Ready for review')).toContain('pull_request.ready_for_review');
      expect(await press('Close pull request')).toContain('pull_request.closed');
      expect(await press('Reopen pull request')).toContain('pull_request.reopened');
      await page.getByRole('link', { name: 'Checks' }).click();
      expect(await press('Re-run')).toContain('check_run.rerequested');
    });

    test('a fourth pull request is over the limit', async () => {
      await page.goto(site.url);

      expect(await press('Open one more pull request as mia')).toContain('pull_request.opened');
      expect(await page.locator('.mergebox').innerText()).toMatch(/Rung \/ WIP limit\s+4 open, limit 3/);
    });

    test('main turns red and green', async () => {
      await page.goto(site.url);
      expect(await press('Turn main red')).toContain('push');
      await page.goto(site.url);
      expect(await page.getByRole('button', { name: 'Turn main red' }).isDisabled()).toBe(true);
      expect(await press('Turn main green')).toContain('push');
    });

    test('a policy is proposed and merged', async () => {
      await page.goto(`${site.url}/-/policy`);
      await page
        .getByLabel("Text of the repository's file")
        .fill('checks:\n  incremental-coverage:\n    target: 85\n');
      expect(await press('Propose as a pull request')).toContain('pull_request.opened');
      await page.getByRole('link', { name: 'Conversation' }).click();
      expect(await press('Merge pull request')).toContain('pull_request.closed');
      await page.goto(`${site.url}${quotes}`);
      expect(await page.locator('pre').first().innerText()).toContain('target: 85');
    });

    test('a release is published', async () => {
      await page.goto(`${site.url}${quotes}/releases`);

      expect(await press('Publish a release with an SBOM')).toContain('release.published');
      expect(await page.locator('.release').innerText()).toContain('quotes.spdx.json');
    });

    test('Rung speaks Chinese', async () => {
      await page.goto(site.url);
      await page.getByLabel("Rung's language").selectOption('zh-CN');
      expect(await press('Switch')).toContain('check_suite.rerequested');
      await page.goto(`${site.url}${quotes}/pull/2/checks`);

      expect(await page.locator('.mergebox [lang="zh-CN"]').count()).toBeGreaterThan(0);
    });
  });

  test('what cannot be done is told, and what was typed is kept', async () => {
    await page.goto(`${site.url}/-/policy`);
    await page.getByLabel("Text of the repository's file").fill('start: enforced\n');
    expect(await press('Commit to main')).toMatch(/^Not done\. Line 1, column 8/);
    expect(await page.getByLabel("Text of the repository's file").inputValue()).toBe('start: enforced\n');
  });

  test('hostile text stays text in the page that the browser builds', async () => {
    const { harbour } = site.house;
    const text = `"'><script>document.title='pwned'</script><img src=x onerror=alert(1)><b id=pwned onclick=x>`;
    harbour?.quotes.conversation.comment(2, text, 'eve"><b id=pwned>');
    harbour?.quotes.pullRequest(2).edit({ title: text, body: text });
    const own = await openTab(browser, site.url, { javaScriptEnabled: true });
    await own.page.goto(`${site.url}${quotes}/pull/2`);

    expect(await own.page.locator('h1').innerText()).toContain('<script>');
    expect(await own.page.locator('script, img, #pwned, [onclick], [onerror]').count()).toBe(0);
    expect(await own.page.title()).not.toBe('pwned');
    expect(own.complaints).toEqual([]);
    await own.close();
  });

  test('the world can be made anew', async () => {
    await page.goto(site.url);
    await press('Reset the world');
    await page.goto(`${site.url}${quotes}/pull/1/checks`);

    expect(await page.locator('.mergebox').innerText()).toContain('65.30% of 49 changed lines');
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.innerText.trim()');
}

async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === text) return;
  }
  throw new Error(`The keyboard does not come to "${text}".`);
}

/** Runs in the page: texts whose contrast is below 4.5 : 1, by WCAG's formula. Disabled controls are exempt there. */
const faintTexts = `(() => {
  const channels = color => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = color => {
    const [r, g, b] = channels(color).map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const isText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
    if (!isText || element.matches(':disabled, option')) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.add(element.localName + '.' + element.className + ' ' + contrast.toFixed(2));
  }
  return [...faint];
})()`;
