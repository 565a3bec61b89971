import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { commentMarker } from '../../src/render/comment-marker.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';
import { root } from '../support/server-process.ts';
import type { Race } from './processes/race-for-effects.ts';

/** `RACE_KEYS=1000` for a long race. */
const keys = Number(process.env['RACE_KEYS'] ?? 50);
const seed = Number(process.env['RACE_SEED'] ?? Date.now() % 1_000_000);
const creations = [
  'POST /repos/{owner}/{repo}/check-runs',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
];
const postgresql = databaseKinds.find(({ kind }) => kind === 'postgresql');

describe.skipIf(!postgresql?.isThere)(
  `F14: four processes race for the same effects, ${postgresql?.title}`,
  () => {
    let standIn: StandIn;
    let opened: TestStore;
    let quotes: RepositoryHandle;
    let pull: PullRequestHandle;
    let installationId: number;
    const children: ChildProcess[] = [];

    beforeEach(async () => {
      standIn = await startGitHub({ limits: { requestsPerHour: 10_000_000 } });
      opened = await openTestStore({ kind: 'postgresql' });
      quotes = standIn.world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n' } });
      installationId = standIn.world.install('harbour').id;
      quotes.push('fix', { 'src/a.js': 'b\n' }, { by: 'ada' });
      pull = quotes.openPullRequest({ head: 'fix', author: 'ada' });
    });
    afterEach(async () => {
      for (const child of children) child.kill('SIGKILL');
      await standIn.close();
      await opened.close();
    });

    function startRacer(race: Race) {
      const script = new URL('processes/race-for-effects.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [script, JSON.stringify(race)], {
        ...{ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
      });
      children.push(child);
      const tried: number[] = [];
      let stderr = '';
      let held: [number, number | null][] = [];
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      if (child.stdout !== null)
        createInterface({ input: child.stdout }).on('line', line => {
          if (line.startsWith('try ')) tried.push(Number(line.slice(4)));
          if (line.startsWith('held ')) held = JSON.parse(line.slice(5));
        });
      const ended = once(child, 'close').then(([code]) => {
        if (code !== 0) throw new Error(`A racer ended with ${code}: ${stderr}`);

        return new Map(held);
      });

      return { child, tried, ended };
    }

    type Racer = ReturnType<typeof startRacer>;
    type Racers = [Racer, Racer, Racer, Racer];

    async function startRace(
      bounds: Pick<Race, 'keys' | 'leaseMs' | 'visibleAfterMs'> & { readonly order: 'one' | 'each its own' },
    ) {
      const { app } = standIn;
      if (!('databaseUrl' in opened.options)) throw new Error('Expected PostgreSQL.');
      const race = {
        ...{ databaseUrl: opened.options.databaseUrl, githubUrl: standIn.url },
        ...{ appId: app.id, privateKey: app.privateKey, number: pull.number, headSha: pull.headSha },
        repository: { installationId, id: quotes.id, owner: 'harbour', name: 'quotes' },
        ...bounds,
      };
      const start = (index: number) =>
        startRacer({ ...race, seed: bounds.order === 'one' ? seed : seed + index });
      const racers: Racers = [start(0), start(1), start(2), start(3)];
      let left: number = racers.length;
      for (const { ended } of racers)
        ended
          .finally(() => {
            left -= 1;
          })
          .catch(() => {});

      return { racers, isOver: () => left === 0 };
    }

    async function expectOneOfEach(racers: Racers, count: number): Promise<void> {
      const [first, ...others] = await Promise.all(racers.map(({ ended }) => ended));
      expect(first?.size, `seed ${seed}`).toBe(count);
      for (const other of others)
        expect(Object.fromEntries(other), `seed ${seed}`).toEqual(Object.fromEntries(first ?? []));
      for (let key = 0; key < count; key += 1)
        expect(standing(key), `key ${key}, seed ${seed}`).toEqual([first?.get(key)]);
    }

    /** A check run that is not completed counts, but under no id. */
    function standing(key: number): readonly (number | null)[] {
      const marker = commentMarker(`race/${key}`, standIn.app.id);
      if (key % 3 !== 0)
        return quotes.conversation
          .comments(pull.number)
          .filter(({ body }) => body.endsWith(marker))
          .map(({ id }) => id);

      return quotes.checks
        .runs({ app: standIn.app.slug })
        .filter(run => run.externalId.endsWith(`/race-${key}`) && run.conclusion !== 'cancelled')
        .map(run => (run.status === 'completed' ? run.id : null));
    }

    it('one of them stopped for longer than its lease, again and again: one object stands for each', async () => {
      const lease = { keys, leaseMs: 1_000, visibleAfterMs: 500, order: 'each its own' } as const;
      const { racers, isOver } = await startRace(lease);
      const random = seededRandom(seed);
      let stops = 0;
      while (!isOver()) {
        const racer = random.pick(racers);
        await sleep(300 + random.below(300));
        // One that has not begun, or has ended, holds nothing.
        if (racer.tried.length === 0 || racer.child.exitCode !== null) continue;
        racer.child.kill('SIGSTOP');
        stops += 1;
        await sleep(lease.leaseMs + lease.visibleAfterMs + 300);
        racer.child.kill('SIGCONT');
      }

      expect(stops, `seed ${seed}`).toBeGreaterThan(0);
      await expectOneOfEach(racers, keys);
    }, 120_000);

    it('requests that arrive after their lease, so that several are written: one is left of each', async () => {
      const random = seededRandom(seed);
      const slow = { match: () => random.chance(0.5), fault: { kind: 'delay', delayMs: 150 } } as const;
      for (const route of creations) standIn.faults.add({ route, times: Number.POSITIVE_INFINITY, ...slow });
      const { racers } = await startRace({ keys: 40, leaseMs: 60, visibleAfterMs: 0, order: 'one' });

      await expectOneOfEach(racers, 40);
      const cancelled = quotes.checks.runs({ app: 'rung' }).filter(run => run.conclusion === 'cancelled');
      const deleted = standIn.journal.entries.filter(({ operation }) => operation?.startsWith('DELETE '));
      expect(cancelled.length + deleted.length, `seed ${seed}`).toBeGreaterThan(0);
    }, 120_000);
  },
);
