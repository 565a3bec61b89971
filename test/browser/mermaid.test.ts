import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { maturityIssue } from '../../src/render/issues/maturity-issue.ts';
import { fullExample } from '../render/issues/maturity-cases.ts';
import { executablePath, openBrowser, openTab, type Tab, where } from './chromium.ts';

const script = fileURLToPath(new URL('../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url));
const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const chartOf = (language: 'en' | 'zh-CN') =>
  /^```mermaid\n([\s\S]*?)\n```$/m.exec(maturityIssue(fullExample(), texts, language).body)?.[1] ?? '';

describe.skipIf(executablePath === undefined)(`charts ${where}`, () => {
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    browser = await openBrowser();
    tab = await openTab(browser, 'about:blank', { javaScriptEnabled: true });
    await tab.page.addScriptTag({ path: script });
  });
  afterAll(async () => {
    await tab?.close();
    await browser?.close();
  });

  /** The text of the picture that Mermaid makes of it; rejected where it cannot be read. */
  const drawn = (chart: string): Promise<string> =>
    tab.page.evaluate<string>(
      `mermaid.render('chart', ${JSON.stringify(chart)}).then(({ svg }) => {
        const picture = new DOMParser().parseFromString(svg, 'text/html');
        return [...picture.querySelectorAll('text')].map(text => text.textContent).join('\\n');
      })`,
    );

  test.each([
    ['en', 'Lines up to level 3 that are met, % of those judged'],
    ['zh-CN', '3 级及以下已达到的达标线，占已评估的百分比'],
  ] as const)('the twelve weeks of the maturity issue are drawn in %s', async (language, title) => {
    const said = await drawn(chartOf(language));

    expect(said.split('\n')).toEqual(expect.arrayContaining([title, '08-31', '11-23']));
  });

  test('a chart that is broken is refused, so that the test above can fail', async () => {
    await expect(drawn(chartOf('en').replace('-->', '--'))).rejects.toThrow(/Parse error|Parsing|Expecting/i);
  });
});
