import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startApp } from '../src/app.ts';
import { openHouse } from '../src/playground/page/house.ts';
import { startPage } from '../src/playground/page/start-page.ts';
import { chromiumArguments, findChromium } from './find-chromium.ts';

/** Writes docs/images: the playground's page as a browser shows it. */

const folder = join(import.meta.dirname, '../docs/images');
const wide = { width: 1180, height: 900 };
/** By then levels have risen, and an improvement was closed. */
const shownWeeks = 8;
const narrow = { width: 360, height: 780 };

const executablePath = findChromium();
if (executablePath === undefined) {
  console.error('error: no Chromium here; install it, or name it in CHROMIUM');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const house = await openHouse(startApp);
const page = await startPage(house, 0);
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
try {
  await shoot({ name: 'pull-request', path: '/harbour/quotes/pull/1' });
  await shoot({ name: 'checks', path: '/harbour/quotes/pull/1/checks', colorScheme: 'dark' });
  await shoot({ name: 'files', path: '/harbour/quotes/pull/1/files#file-3-L38' });
  for (let week = 0; week < shownWeeks; week += 1) await house.nextWeek();
  await shoot({ name: 'weeks', path: '/-/weeks' });
  await shoot({ name: 'maturity-issue-zh', path: '/harbour/tides/issues/1' });
  await shoot({ name: 'maturity-issue', path: '/harbour/tides/issues/1', fold: 'English' });
  await shoot({ name: 'improvement-issue-zh', path: '/harbour/tides/issues/22' });
  await shoot({ name: 'improvement-issue', path: '/harbour/tides/issues/22', fold: 'English' });
  await speak('zh-CN');
  await shoot({ name: 'pull-request-zh-narrow', path: '/harbour/quotes/pull/1', viewport: narrow });
  await shoot({ name: 'checks-zh', path: '/harbour/quotes/pull/1/checks' });
} finally {
  await browser.close();
  await page.close();
  await house.close();
}

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Is opened, and begins the picture. */
  readonly fold?: string;
}

async function shoot({ name, path, viewport = wide, colorScheme = 'light', fold }: Shot): Promise<void> {
  await withTab(browser, { viewport, colorScheme }, async tab => {
    await tab.goto(page.url + path);
    const file = join(folder, `${name}.png`);
    if (fold === undefined) return void (await tab.screenshot({ path: file }));
    const summary = tab.locator('summary', { hasText: fold }).first();
    // Where it stands before the click, which may scroll.
    const { y = 0 } = (await summary.boundingBox()) ?? {};
    await summary.click();
    await tab.screenshot({ path: file, fullPage: true, clip: { x: 0, y, ...viewport } });
  });
  console.log(`docs/images/${name}.png`);
}

async function speak(language: string): Promise<void> {
  await withTab(browser, { viewport: wide, colorScheme: 'light' }, async tab => {
    await tab.goto(page.url);
    await tab.getByLabel("Rung's language").selectOption(language);
    await tab.getByRole('button', { name: 'Switch' }).click();
  });
}

async function withTab(
  from: Browser,
  options: Required<Pick<Shot, 'viewport' | 'colorScheme'>>,
  use: (tab: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({ ...options, javaScriptEnabled: false });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}
