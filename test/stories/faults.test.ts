import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../src/playground/github/faults/fault-plan.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { shownOn } from '../support/shown.ts';
import { coverageOf, judgedAt, openSmallPull } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const tokenRoute = 'POST /app/installations/{installation_id}/access_tokens';
/** Everything that an evaluation asks of GitHub. */
const routes = [
  tokenRoute,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/branches/{branch}',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/commits/{ref}/status',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  'GET /repos/{owner}/{repo}/actions/artifacts',
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  'POST /repos/{owner}/{repo}/check-runs',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
] as const;

const faults: readonly [title: string, owner: string, fault: Fault][] = [
  ['500', 'broken', { kind: 'status', status: 500 }],
  ['502 with a page of HTML', 'proxied', { kind: 'bad-gateway' }],
  ['half a body', 'halved', { kind: 'half-body' }],
  ['a connection that breaks', 'reset', { kind: 'reset' }],
  ['a connection that breaks after the request was carried out', 'lost', { kind: 'accept-then-reset' }],
  ['a secondary rate limit', 'limited', { kind: 'secondary-limit', retryAfterSeconds: 1 }],
];

interface Scene {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
  readonly run: WorkflowRunHandle;
}

let story: Story;
const scenes = new Map<string, Scene>();

beforeAll(async () => {
  story = await openStory();
  const shops = faults.map(([, owner, fault]) => ({
    ...{ owner, fault },
    repository: story.addRepository(`${owner}/shop`),
  }));
  await story.settle();
  for (const { owner, fault, repository } of shops) {
    const isOurs = isAskedFor(owner);
    for (const route of routes) story.stage.github.faults.add({ route, match: isOurs, fault });
    const pull = openSmallPull(repository, 'shop');
    const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
    scenes.set(owner, { repository, pull, run });
  }
  await nudge(({ repository, pull }) => {
    const { coverage, ci } = shownOn(repository, pull.headSha);

    return coverage.length > 0 && ci.length > 0;
  });
  for (const { run } of scenes.values())
    run.complete({ conclusion: 'success', artifacts: [coverageOf('shop', 7)] });
  await nudge(({ repository }) =>
    repository.checks.runs({ app: 'rung' }).every(({ status }) => status === 'completed'),
  );
  await story.settle();
}, 120_000);
afterAll(() => story.close());

function isAskedFor(owner: string): (request: { readonly path: string }) => boolean {
  const { id } = story.stage.github.world.installation(owner);

  return ({ path }) => path.startsWith(`/repos/${owner}/`) || path.startsWith(`/app/installations/${id}/`);
}

/** Edits each pull request until it is done: an event brings a failed job forward, which else waits ten seconds and more. */
async function nudge(isDone: (scene: Scene) => boolean): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const waiting = [...scenes.values()].filter(scene => !isDone(scene));
    if (waiting.length === 0) return;
    for (const { pull } of waiting) pull.edit({ title: `Round ${round}` });
    await sleep(300);
  }
}

test.each(faults)(
  'F7: %s, once on every route, still ends with one right check run for each topic',
  (_, owner) => {
    const { repository, pull } = scenes.get(owner) ?? expect.fail();

    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [judgedAt(7)],
      ci: ['success: 1 of 1 workflow green'],
    });
  },
);

test.each(faults)('F7: %s did happen on every route', (_, owner, { kind }) => {
  const { entries } = story.stage.github.journal;
  const hit = entries.filter(entry => entry.fault === kind && isAskedFor(owner)(entry));

  expect(new Set(hit.map(({ operation }) => operation))).toEqual(new Set(routes));
});

test('no request departs from the contract', () => {
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
