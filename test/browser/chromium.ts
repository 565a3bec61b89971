import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.ts';

export const executablePath = findChromium();

/** What the title says where the suite cannot run. */
export const where =
  executablePath === undefined ? 'in a browser (left out: no Chromium here; see CHROMIUM)' : 'in a browser';

export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('There is no Chromium.');

  return chromium.launch({ executablePath, args: [...chromiumArguments] });
}

export interface Tab {
  readonly page: Page;
  /** Requests to elsewhere than this machine, errors of the page and of its console. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

/** A tab that runs no script of the page. */
export async function openTab(browser: Browser, url: string, options: ContextOptions = {}): Promise<Tab> {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  // A press of a button comes back when Rung has answered.
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  context.on('request', request => {
    if (!request.url().startsWith(`${url}/`)) complaints.push(`request to ${request.url()}`);
  });
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', request => {
    const problem = request.failure()?.errorText ?? '';
    // An icon that is still loading when the next page is asked for is given up.
    if (problem !== 'net::ERR_ABORTED') complaints.push(`${problem}: ${request.url()}`);
  });

  return { page, complaints, close: () => context.close() };
}
