import { startApp } from '../src/app.ts';
import { openHouse } from '../src/playground/page/house.ts';
import { startPage } from '../src/playground/page/start-page.ts';

const askedMs = 100;
const rounds = 50;
const quotes = '/harbour/quotes';
const paths = [
  '/',
  quotes,
  `${quotes}/pulls`,
  `${quotes}/pull/1`,
  `${quotes}/pull/1/checks`,
  `${quotes}/pull/1/files`,
  `${quotes}/releases`,
  '/-/policy',
  '/-/deliveries',
  '/-/requests',
];

/** How long the playground's pages take over loopback, from request to last byte. The first look, before anything is kept, apart. */
export async function measurePageAnswers(): Promise<readonly string[]> {
  const house = await openHouse(startApp);
  const page = await startPage(house, 0);
  try {
    const lines: string[] = [];
    for (const path of paths) {
      const firstMs = await timeOf(page.url + path);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push(await timeOf(page.url + path));
      const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
      lines.push(
        `${path}: median ${median.toFixed(1)} ms, first ${firstMs.toFixed(1)} ms (asked: median ≤ ${askedMs} ms)`,
      );
    }

    return lines;
  } finally {
    await page.close();
    await house.close();
  }
}

async function timeOf(url: string): Promise<number> {
  const startedAtMs = performance.now();
  await (await fetch(url)).text();

  return performance.now() - startedAtMs;
}
