import { expect, test } from 'vitest';
import { askJobs, attemptsOf } from '../../../src/collect/ladder/ask-jobs.ts';
import type { RunSeen } from '../../../src/github/ladder/ladder-port.ts';
import type { JobRecord, RunConclusion } from '../../../src/model/records/run-record.ts';

const run = (
  id: number,
  conclusion: RunConclusion | null,
  more: Partial<RunSeen> & { attempt?: number } = {},
): RunSeen => {
  const { attempt = 1, ...rest } = more;
  return {
    ...{ id, workflow: 'ci.yml', name: 'CI', event: 'push', branch: 'main', sha: `s${id}`, actor: null },
    ...{ createdAt: id * 1000, attempts: [{ number: attempt, conclusion, completedAt: id * 1000 + 500 }] },
    ...rest,
  };
};
const job = (runId: number, attempt: number, completedAt: number | null): JobRecord => ({
  ...{ runId, attempt, name: 'test', createdAt: 0, startedAt: 0, completedAt, conclusion: 'success' },
});

/** Answers at once, and remembers what it was asked. */
function reader(end: (runId: number, attempt: number) => number | null = id => id * 1000 + 400) {
  const asked: string[] = [];
  return {
    asked,
    attempt: async (id: number, attempt: number) => {
      asked.push(`attempt ${id}/${attempt}`);
      return { number: attempt, conclusion: 'failure' as const, completedAt: id * 1000 + 100 };
    },
    jobs: async (id: number, attempt: number) => {
      asked.push(`jobs ${id}/${attempt}`);
      return [job(id, attempt, 1), job(id, attempt, end(id, attempt))];
    },
  };
}

test('red runs of the default branch and the first green one after each, the newest first', async () => {
  const runs = [
    run(1, 'success'),
    run(2, 'failure'),
    run(3, 'timed_out'),
    run(4, 'cancelled'),
    run(5, 'success', { workflow: 'other.yml' }),
    run(6, 'success'),
    run(7, 'success'),
    run(8, 'failure', { branch: 'fix' }),
    run(9, 'failure', { event: 'pull_request' }),
  ];
  const reads = reader();

  await askJobs(reads, runs, 'main', 3);

  expect(reads.asked).toEqual(['jobs 6/1', 'jobs 3/1', 'jobs 2/1']);
});

test('requests are counted, not runs', async () => {
  const runs = [run(1, 'failure'), run(2, 'success', { attempt: 2 })];
  const [two, three] = [reader(), reader()];

  await askJobs(two, runs, 'main', 2);
  await askJobs(three, runs, 'main', 3);

  expect(two.asked).toEqual(['attempt 2/1', 'jobs 2/1']);
  expect(three.asked).toHaveLength(3);
});

test('what was run again comes first, with its first attempt; then the newest of all', async () => {
  const runs = [
    run(1, 'failure'),
    run(2, 'success', { attempt: 3 }),
    run(3, 'success', { attempt: 2, branch: 'fix' }),
    run(4, null),
  ];
  const reads = reader();

  await askJobs(reads, runs, 'main', 10);

  expect(new Set(reads.asked)).toEqual(
    new Set([...['attempt 2/1', 'jobs 2/1', 'jobs 2/3', 'jobs 1/1', 'attempt 3/1', 'jobs 3/1', 'jobs 3/2']]),
  );
  expect(reads.asked[0]).toBe('attempt 2/1');
  expect(reads.asked).not.toContain('jobs 4/1');
});

test('the end of an attempt is the latest end of its jobs, unless one still runs', async () => {
  const again = run(1, 'success', { attempt: 2 });
  const asked = await askJobs(
    reader((_, attempt) => (attempt === 1 ? 900 : null)),
    [again],
    'main',
    10,
  );

  expect(attemptsOf(again, asked)).toEqual([
    { number: 1, conclusion: 'failure', completedAt: 900 },
    { number: 2, conclusion: 'success', completedAt: 1500 },
  ]);
  expect(attemptsOf(run(2, 'success'), asked)).toEqual([
    { number: 1, conclusion: 'success', completedAt: 2500 },
  ]);
  expect(asked.jobs).toHaveLength(4);
});
