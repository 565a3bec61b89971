import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';
import { type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
const start = Date.parse('2026-11-01T00:00:00Z');
const end = Date.parse('2026-11-30T00:00:00Z');

beforeAll(async () => {
  place = await openLadderStandIn();
  place.world.organization('harbour');
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

/** Started one by one they would take their time. */
function manyRuns(name: string, ids: readonly number[], at: (index: number) => Date): RepositoryHandle {
  const repository = place.world.createRepository(`harbour/${name}`);
  repository.startWorkflowRun({ workflow: '.github/workflows/ci.yml' });
  const [only] = repository.record.workflowRuns.splice(0);
  if (only === undefined) throw new Error('no run');
  repository.record.workflowRuns.push(...ids.map((id, i) => ({ ...only, id, createdAt: at(i) })));
  return repository;
}

test('runs come with their latest attempt, attempts and jobs on demand', async () => {
  const quotes = place.world.createRepository('harbour/quotes');
  const createdAt = place.at('2026-11-02T09:00:00Z');
  const run = quotes.startWorkflowRun({
    workflow: '.github/workflows/ci.yml',
    jobs: ['test', 'lint'],
    by: 'ada',
  });
  const startedAt = place.at('2026-11-02T09:02:00Z');
  run.begin();
  const failedAt = place.at('2026-11-02T09:10:00Z');
  run.complete({ conclusion: 'failure', jobs: { lint: 'success' } });
  const rerunAt = place.at('2026-11-02T09:20:00Z');
  run.rerun().begin();
  const greenAt = place.at('2026-11-02T09:30:00Z');
  run.complete({ conclusion: 'success' });
  const queuedAt = place.at('2026-11-02T10:00:00Z');
  const queued = quotes.startWorkflowRun({ workflow: '.github/workflows/ci.yml' });
  const reads = place.reads(quotes);

  const common = {
    workflow: '.github/workflows/ci.yml',
    name: '.github/workflows/ci.yml',
    event: 'push',
    branch: 'main',
  };
  expect(await reads.runs(start, end)).toEqual([
    {
      ...{
        ...common,
        id: queued.id,
        sha: quotes.tip(),
        createdAt: queuedAt,
        actor: { login: 'harbour', isBot: false },
      },
      attempts: [{ number: 1, conclusion: null, completedAt: null }],
    },
    {
      ...{ ...common, id: run.id, sha: quotes.tip(), createdAt, actor: { login: 'ada', isBot: false } },
      attempts: [{ number: 2, conclusion: 'success', completedAt: greenAt }],
    },
  ]);
  expect(await reads.attempt(run.id, 1)).toEqual({ number: 1, conclusion: 'failure', completedAt: failedAt });
  const job = (attempt: number, name: string, conclusion: string) => ({
    runId: run.id,
    attempt,
    name,
    conclusion,
  });
  expect(await reads.jobs(run.id, 1)).toEqual([
    { ...job(1, 'test', 'failure'), createdAt, startedAt, completedAt: failedAt },
    { ...job(1, 'lint', 'success'), createdAt, startedAt, completedAt: failedAt },
  ]);
  const second = { createdAt: rerunAt, startedAt: rerunAt, completedAt: greenAt };
  expect(await reads.jobs(run.id, 2)).toEqual([
    { ...job(2, 'test', 'success'), ...second },
    { ...job(2, 'lint', 'success'), ...second },
  ]);
});

test('more than a thousand runs come whole, in slices of time', async () => {
  const ids = Array.from({ length: 1300 }, (_, i) => 10_000_000 + i);
  const busy = manyRuns('busy', ids, i => new Date(start + i * 1_500_000));
  place.at(new Date(end).toISOString());

  const found = await place.reads(busy).runs(start, end);

  expect(found.map(({ id }) => id)).toEqual(ids.toReversed());
  const some = await place.reads(busy).runs(start, start + 999 * 1_500_000);
  expect(some.map(({ id }) => id)).toEqual(ids.slice(0, 1000).toReversed());
});

test('beyond five thousand nothing is told', async () => {
  const ids = Array.from({ length: 5001 }, (_, i) => 20_000_000 + i);
  const flood = manyRuns('flood', ids, () => new Date(start));

  await expect(gatewayFailure(place.reads(flood).runs(start, end))).resolves.toMatchObject({
    kind: 'too-large',
  });
});
