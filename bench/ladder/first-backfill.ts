import { builtInPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import { createTokenGitHub } from '../../src/github/create-token-github.ts';
import { silentLog } from '../../src/model/log.ts';
import { permissions } from '../../src/model/permissions.ts';
import { dayMs, minuteMs } from '../../src/model/records/instant.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { startGitHub } from '../../src/playground/github/start-github.ts';
import { backfillRepository } from '../../src/usecases/ladder/backfill-repository.ts';
import type { Services } from '../../src/usecases/services.ts';
import type { Share } from './recorded-github.ts';

export interface FirstBackfill {
  readonly pulls: number;
  readonly runs: number;
  readonly requests: number;
}

const start = Date.parse('2026-05-04T08:00:00Z');
const spanMs = 89 * dayMs;
/** The stand-in is slow with large answers, and how slow is not what is counted here. */
const timeoutMs = 10 * minuteMs;

/** What the history of a busy repository takes: 500 pull requests and 5,000 runs in 90 days. */
export async function firstBackfill(share: Share): Promise<FirstBackfill> {
  const pulls = Math.max(10, Math.round(500 * share));
  let at = start;
  const now = () => new Date(at);
  const standIn = await startGitHub({
    clock: now,
    app: { permissions: Object.fromEntries(permissions.map(({ key, level }) => [key, level])) },
  });
  try {
    const quotes = standIn.world.createRepository('harbour/quotes');
    for (let i = 0; i < pulls; i++) {
      at = start + Math.floor((i * spanMs) / pulls);
      liveOneChange(quotes, i, minutes => {
        at += minutes * minuteMs;
      });
    }
    at = start + 90 * dayMs;
    const installation = standIn.world.install('harbour').record;
    const { token } = standIn.tokens.create(installation, installation.permissions, null, now());
    const place = { owner: 'harbour', name: 'quotes' };
    const github = createTokenGitHub({
      ...{ token, tokenName: 'token', baseUrl: standIn.url, now, timeoutMs },
    });
    const seen = { 'pull-request': 0, run: 0 };
    await backfillRepository(
      {
        services: { store: countingStore(seen), log: silentLog } as unknown as Services,
        repository: { installationId: installation.id, id: quotes.id, ...place },
        ...{ reads: github.ladder(place), branch: 'main', policy: builtInPolicy, onProgress: () => {} },
      },
      undefined,
      at,
    );
    const requests = standIn.journal.entries.length;

    return { pulls: seen['pull-request'], runs: seen.run, requests };
  } finally {
    await standIn.close();
  }
}

/** What is kept, and how much of it, decides nothing about what is asked: each row is asked for once. */
function countingStore(seen: Record<string, number>) {
  return {
    records: {
      async put(_: number, kind: string, rows: readonly unknown[]) {
        seen[kind] = (seen[kind] ?? 0) + rows.length;
      },
      list: async () => [],
    },
    ladders: { update: async () => {} },
  };
}

/** A pull request with ten runs, most of them of its own branch. */
function liveOneChange(quotes: RepositoryHandle, i: number, pass: (minutes: number) => void): void {
  const branch = `topic-${i}`;
  // One file that every change touches: a tree that grows with each of them would only make the stand-in slow.
  quotes.push(branch, { 'src/index.ts': `export const n = ${i};\n` }, { by: 'ada' });
  const pull = quotes.openPullRequest({ head: branch, author: 'ada' });
  for (let run = 0; run < 8; run++) {
    quotes.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
    pass(10);
  }
  pull.review('ben');
  pull.merge('ben');
  for (let run = 0; run < 2; run++) {
    pass(10);
    quotes.startWorkflowRun().complete({ conclusion: i % 20 === 0 && run === 0 ? 'failure' : 'success' });
  }
}
