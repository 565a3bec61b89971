import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printReplay } from '../src/commands/replay/print-replay.ts';
import type { SavedDelivery } from '../src/commands/replay/read-saved-delivery.ts';
import { silentLog } from '../src/model/log.ts';
import type { RepositoryHandle } from '../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../src/playground/github/start-github.ts';
import { type ReplayOptions, replayDelivery } from '../src/replay-delivery.ts';
import { makeEmbedded } from './support/database.ts';
import { openSmallPull, runSmallCi } from './support/small-change.ts';

const noon = new Date('2026-03-01T12:00:00Z');

describe('a replay', () => {
  let github: StandIn;
  let quotes: RepositoryHandle;
  let clock = noon;
  beforeEach(async () => {
    clock = noon;
    github = await startGitHub({ clock: () => clock });
    github.world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
    quotes = github.world.createRepository('harbour/quotes', { files: { 'src/index.ts': 'export {};\n' } });
    github.world.install('harbour');
  });
  afterEach(() => github.close());

  const replay = (delivery: SavedDelivery) =>
    replayDelivery(
      {
        ...{ appId: github.app.id, privateKey: github.app.privateKey, webhookSecrets: ['x'] },
        ...{ webhookPath: '/', host: '127.0.0.1', port: 0, githubUrl: github.url },
        ...{ webUrl: github.world.state.urls.html, aboutUrl: null, allowedHosts: ['127.0.0.1'] },
        ...{ quietTimeMs: 300, checkDeadlineMs: 60_000, mergeGroupDeadlineMs: 60_000, debounceMs: 0 },
        ...{
          sweepEveryMs: 1000,
          deliveryWindowMs: 1000,
          purgeAfterMs: 1000,
          evidenceMs: 1000,
          githubLimits: true,
          mostNewComments: 300,
        },
        ...{ language: 'en', metrics: { port: null, host: '127.0.0.1', token: null } },
        ...{ log: silentLog, now: () => clock },
      } satisfies ReplayOptions,
      delivery,
      makeEmbedded,
    );
  const lastOf = (event: string): SavedDelivery => {
    const sent = github.deliveries.log.findLast(delivery => delivery.event === event);
    return { guid: sent?.guid ?? null, event, payload: JSON.parse(sent?.body ?? '{}') };
  };

  test('tells the checks and the comment that a finished run leads to, twice the same, and writes nothing', async () => {
    const pull = openSmallPull(quotes, 'feature');
    runSmallCi(quotes, pull, 7);
    clock = new Date(noon.getTime() + 60_000);
    const delivery = lastOf('workflow_run');
    const [first, second] = [await replay(delivery), await replay(delivery)];

    expect(second).toEqual(first);
    expect(first).toMatchObject({
      ...{ event: 'workflow_run', action: 'completed', repository: 'harbour/quotes' },
      ...{ outcome: 'accepted', reason: null, writes: [] },
    });
    const [job] = first.jobs;
    expect(job).toMatchObject({ kind: 'check', what: `#${pull.number}`, again: false, problem: null });
    const text = printReplay(first);
    expect(text).toContain('Check run Rung / Incremental coverage on ');
    expect(text).toContain(': failure\n    70.00% of 10 changed lines run by tests; asked 80%');
    expect(text).toContain(`New comment on #${pull.number}`);
    expect(github.journal.totals().writes).toBe(0);
  });

  test('tells that inputs are awaited', async () => {
    const pull = openSmallPull(quotes, 'feature');
    quotes.startWorkflowRun({ pullRequest: pull.number });
    const [job] = (await replay(lastOf('pull_request'))).jobs;

    expect(job?.again).toBe(true);
    expect(job?.writes).toContainEqual(
      expect.objectContaining({ kind: 'check-run', name: 'Rung / CI status', conclusion: null }),
    );
  });

  test('tells why a delivery is ignored, or why there is nothing to do', async () => {
    openSmallPull(quotes, 'feature');
    const { payload } = lastOf('pull_request');
    const ignored = await replay({ guid: null, event: 'milestone', payload });

    expect(ignored).toMatchObject({ outcome: 'ignored', reason: 'not used yet', jobs: [] });
    expect(printReplay(ignored)).toContain('Ignored: not used yet.');
    expect(
      await replay({
        guid: randomUUID(),
        event: 'pull_request',
        payload: { ...payload, pull_request: null },
      }),
    ).toMatchObject({ outcome: 'accepted', reason: 'payload lacks what is needed', jobs: [] });
  });

  test("names what it cannot know of a commit that may be a merge group's or a release's", async () => {
    const sha = quotes.push('main', { 'docs/note.md': 'New.\n' });
    quotes.checks.setStatus({ sha, context: 'ci', state: 'success' });
    const status = await replay(lastOf('status'));

    expect(status).toMatchObject({ outcome: 'ignored', jobs: [] });
    expect(status.reason).toMatch(/^head of no open pull request; whether a merge group or a release /);
  });

  test('says what GitHub did not tell', async () => {
    openSmallPull(quotes, 'feature');
    github.faults.add({
      route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      times: 20,
      fault: { kind: 'status', status: 500 },
    });
    const { jobs } = await replay(lastOf('pull_request'));

    expect(jobs[0]?.problem).toMatch(/GitHub/);
  });
});
