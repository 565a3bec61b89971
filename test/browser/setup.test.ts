import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenSetup, openSetup } from '../../src/http/setup/open-setup.ts';
import { silentLog } from '../../src/model/log.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { openEnterpriseGate } from '../support/enterprise-gate.ts';
import { executablePath, openBrowser, where } from './chromium.ts';

describe.skipIf(executablePath === undefined)(`the setup ${where}`, () => {
  let browser: Browser;
  let standIn: StandIn;
  let gate: Awaited<ReturnType<typeof openEnterpriseGate>>;
  let setup: OpenSetup;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rung-setup-'));
    standIn = await startGitHub();
    gate = await openEnterpriseGate(standIn.url, {
      web: (path, fields) => {
        const manifest = fields.get('manifest') ?? '';
        const back = new URL(JSON.parse(manifest).redirect_url);
        back.searchParams.set('code', standIn.world.registerApp(manifest, 'harbour'));
        back.searchParams.set('state', new URL(path, standIn.url).searchParams.get('state') ?? '');
        return back.href;
      },
    });
    setup = await openSetup({
      ...{ host: '127.0.0.1', port: 0, webhookPath: '/hooks', fixedHost: null, log: silentLog },
      ...{ texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') }, language: 'en' },
      appYml: readFileSync('app.yml', 'utf8'),
      envFile: join(directory, '.env'),
      now: () => new Date(),
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await setup?.close(0);
    await gate?.close();
    await standIn?.close();
    await rm(directory, { recursive: true, force: true });
  });

  test('a person gets from the log to credentials by keyboard, without scripts, over to another site and back', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    // For the browser another site than GitHub's 127.0.0.1: the cookie has to survive the way there and back.
    await page.goto(setup.setupUrl.replace('127.0.0.1', 'localhost'));
    expect(page.url()).toBe(`${setup.url.replace('127.0.0.1', 'localhost')}/setup`);
    await page.getByLabel('GitHub', { exact: true }).fill(`http://${gate.host}`);
    await page.getByLabel('Its login').fill('harbour');
    await page.getByLabel('Address of this server').fill('https://rung.harbour.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Register the App on GitHub' }).waitFor();

    const box = await page.locator('main').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(320);

    await page.getByRole('button', { name: `Continue on ${gate.host}` }).press('Enter');
    await page.getByRole('link', { name: 'Register' }).press('Enter');
    await page.getByRole('heading', { name: 'Rung is registered' }).waitFor();
    const { APP_ID } = await setup.registered;
    expect(await readFile(join(directory, '.env'), 'utf8')).toContain(`APP_ID=${APP_ID}\n`);
  });
});
