import { startApp } from '../../src/app.ts';
import { dayMs, minuteMs } from '../../src/model/records/instant.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import { settle, until } from '../../src/playground/scenario/settle.ts';
import { openStage } from '../../src/playground/scenario/stage.ts';
import type { Share } from './recorded-github.ts';

export interface FirstBackfill {
  readonly pulls: number;
  readonly runs: number;
  /** All that was asked until the history was read, and until the first assessment was stored. */
  readonly backfill: number;
  readonly assessment: number;
}

const start = Date.parse('2026-05-04T08:00:00Z');
const spanMs = 89 * dayMs;

/** What the server asks of GitHub for a busy repository that it has never seen: 500 pull requests and 5,000 runs in 90 days. */
export async function firstBackfill(share: Share): Promise<FirstBackfill> {
  const pulls = Math.max(10, Math.round(500 * share));
  const runs = pulls * 10;
  let at = start;
  const clock = () => new Date(at);
  const stage = await openStage({
    startServer: startApp,
    clock,
    change: { now: clock, schedule: { sweepRepositoriesEveryMs: 500 } },
  });
  try {
    const { world, journal } = stage.github;
    const quotes = world.createRepository('harbour/quotes', {
      files: {
        'src/index.ts': 'export {};\n',
        '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs: { test: { runs-on: x, steps: [] } }\n',
      },
    });
    for (let i = 0; i < pulls; i++) {
      at = start + Math.floor((i * spanMs) / pulls);
      liveOneChange(quotes, i, minutes => {
        at += minutes * minuteMs;
      });
    }
    at = start + 90 * dayMs;
    await settle(stage);
    journal.clear();
    world.install('harbour');
    const { ladders } = stage.server.store;
    const isThere = async () => (await ladders.find(quotes.id))?.backfilledAt ?? undefined;
    await until('the history', isThere);
    const backfill = askedOf(stage.github);
    await until('the first assessment', async () => (await ladders.latest(quotes.id, 1))[0]);

    return { pulls, runs, backfill, assessment: askedOf(stage.github) - backfill };
  } finally {
    await stage.close();
  }
}

/** A pull request with ten runs, most of them of its own branch. */
function liveOneChange(quotes: RepositoryHandle, i: number, pass: (minutes: number) => void): void {
  const branch = `topic-${i}`;
  quotes.push(branch, { [`src/${branch}.ts`]: `export const n = ${i};\n` }, { by: 'ada' });
  const pull = quotes.openPullRequest({ head: branch, author: 'ada' });
  for (let run = 0; run < 8; run++) {
    quotes.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
    pass(10);
  }
  pull.review('ben');
  pull.merge('ben');
  for (let run = 0; run < 2; run++) {
    pass(10);
    quotes
      .startWorkflowRun({ jobs: ['test'] })
      .complete({ conclusion: i % 20 === 0 && run === 0 ? 'failure' : 'success' });
  }
}

const askedOf = ({ journal }: StandIn): number =>
  journal.entries.filter(({ kind }) => kind !== 'token').length;
