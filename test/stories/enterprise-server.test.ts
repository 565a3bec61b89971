import { afterEach, describe, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { StartServer } from '../../src/playground/scenario/server.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { openEnterpriseGate } from '../support/enterprise-gate.ts';
import { enterpriseVersions } from '../support/enterprise-version.ts';
import { makeOwnAuthority } from '../support/own-authority.ts';
import { startInProcess } from '../support/server-process.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story, type StoryOptions } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const hour = 3_600;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(options: StoryOptions): Promise<Story> {
  const story = await openStory(options);
  closers.push(() => story.close());

  return story;
}

/** The server in this process, on GitHub Enterprise Server of that version without rate limits. */
async function openOn(version: string, clock: () => Date): Promise<Story & { readonly webUrl: string }> {
  let gate: Awaited<ReturnType<typeof openEnterpriseGate>> | undefined;
  const startServer: StartServer = async options => {
    if (gate === undefined) {
      gate = await openEnterpriseGate(options.githubUrl, { version });
      closers.unshift(gate.close);
    }

    return await startApp({
      ...{ ...options, githubUrl: `${gate.url}/api/v3`, webUrl: gate.url, githubLimits: false },
    });
  };
  const story = await open({ startServer, clock });

  return Object.assign(story, { webUrl: gate?.url ?? '' });
}

const judged = (run: number) => ({ coverage: [judgedAt(run)], ci: ['success: 1 of 1 workflow green'] });
const commentOn = (repository: RepositoryHandle, number: number) =>
  repository.conversation.comments(number).find(({ app }) => app?.slug === 'rung')?.body;

describe.each(Object.entries(enterpriseVersions))('GitHub Enterprise Server %s', (version, differences) => {
  test('F29: it has every operation that Rung uses', () => {
    expect(differences.operations).toEqual([]);
  });

  test('F29: what it does not tell is not missed: checks, comment, what was missed, the first assessment', async () => {
    const clock = storyClock();
    const story = await openOn(version, clock.now);
    const repository = story.addRepository('harbour/ashore');
    const pull = openSmallPull(repository, 'ashore');
    runSmallCi(repository, pull, 7);
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual(judged(7));
    expect(commentOn(repository, pull.number)).toContain(`${story.webUrl}/harbour/ashore/`);

    await story.stage.server.close();
    clock.pass(hour);
    const later = openSmallPull(repository, 'later');
    runSmallCi(repository, later, 9);
    await story.stage.github.deliveries.idle();
    clock.pass(48 * hour);
    await story.restart();
    await story.settle();
    expect(shownOn(repository, later.headSha)).toEqual(judged(9));

    const { queue, store } = story.stage.server;
    await queue.requestSweepRepositories();
    const [turn] = await until('the first assessment', async () => {
      const turns = await store.ladders.latest(repository.id, 1);

      return turns.length > 0 ? turns : undefined;
    });
    expect(turn?.result).toMatchObject({ domains: { length: 12 } });
    // What departs from the contract of GitHub.com departs from that of the server too.
    expect(story.stage.github.journal.invalid()).toEqual([]);
  }, 60_000);
});

test('F29: with the CA of the server in NODE_EXTRA_CA_CERTS it judges over TLS', async () => {
  const authority = await makeOwnAuthority();
  closers.push(authority.remove);
  const startServer = startInProcess({
    ...{ version: '3.19', tls: authority.tls },
    environment: { NODE_EXTRA_CA_CERTS: authority.file },
  });
  const story = await open({ startServer });
  const repository = story.addRepository('harbour/ashore');
  const pull = openSmallPull(repository, 'ashore');
  runSmallCi(repository, pull, 9);
  await until(
    'the checks',
    () => shownOn(repository, pull.headSha).coverage.includes(judgedAt(9)) || undefined,
  );
}, 120_000);
