import { startApp } from '../src/app.ts';
import { settle, until } from '../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../src/playground/scenario/stage.ts';

const organizations = 3;
/** A round is four writes, and an installation's lane takes a hundred a minute. */
const roundsEach = 15;
const serverDebounceMs = 1_000;

/** From the answer to a delivery, which follows its commit, to Rung's first check run on the stand-in. */
export async function measureFirstCheckRun(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const debounceMs of [0, serverDebounceMs]) {
    const stage = await openStage({ startServer: startApp, change: { debounceMs } });
    try {
      const times = await delays(stage);
      const target = debounceMs === 0 ? 2_000 : 3_000;
      lines.push(
        `debounce ${debounceMs} ms: p50 ${percentile(times, 50)} ms, p95 ${percentile(times, 95)} ms of ${times.length} (asked: p95 ≤ ${target} ms)`,
      );
    } finally {
      await stage.close();
    }
  }

  return lines;
}

async function delays(stage: Stage): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < organizations; i += 1) times.push(...(await delaysIn(stage, `harbour-${i}`)));

  return times;
}

async function delaysIn(stage: Stage, organization: string): Promise<number[]> {
  const { world, deliveries } = stage.github;
  const files = { 'a.ts': 'export const a = 1;\n' };
  const repository = world.createRepository(`${organization}/quotes`, { files });
  world.install(organization);
  await settle(stage);
  const times: number[] = [];
  for (let round = 0; round < roundsEach; round += 1) {
    repository.push(`b${round}`, { 'a.ts': `export const a = ${round + 2};\n` });
    const pull = repository.openPullRequest({ head: `b${round}`, author: 'mia' });
    const stored = await until('the delivery to be stored', () => {
      const opened = deliveries.log.findLast(one => isOpened(one, pull.number));

      return opened?.outcome === null ? undefined : opened?.outcome?.deliveredAt;
    });
    const [first] = await until('a check run', () => {
      const runs = repository.checks.runs({ app: 'rung', headSha: pull.headSha });

      return runs.length > 0 ? runs : undefined;
    });
    times.push(Date.now() - stored.getTime());
    if (first === undefined) throw new Error('There is no check run.');
    await settle(stage);
  }

  return times;
}

function isOpened(delivery: { event: string; action: string | null; body: string }, number: number): boolean {
  return (
    delivery.event === 'pull_request' &&
    delivery.action === 'opened' &&
    delivery.body.includes(`"number":${number},`)
  );
}

function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);

  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
