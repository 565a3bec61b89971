import { describe, expect, it } from 'vitest';
import {
  fromReconcileJob,
  mergeReconcileJobs,
  type ReconcileJob,
  toReconcileJob,
} from '../../src/jobs/reconcile-job.ts';

const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
const early = '2026-03-01T12:00:00.000Z';
const late = '2026-03-02T12:00:00.000Z';
const job = (change: Partial<ReconcileJob>): ReconcileJob => ({
  repository,
  since: late,
  missed: ['runs'],
  ...change,
});

describe('two requests to reconcile a repository', () => {
  it.each([
    { waiting: early, asked: late, since: early },
    { waiting: late, asked: early, since: early },
    { waiting: null, asked: early, since: null },
    { waiting: early, asked: null, since: null },
  ])('since $waiting and since $asked are one since $since', ({ waiting, asked, since }) => {
    expect(mergeReconcileJobs(job({ since: waiting }), job({ since: asked })).since).toBe(since);
  });

  it('are one for all that either misses, each kind once', () => {
    const merged = mergeReconcileJobs(
      job({ missed: ['comments', 'runs'] }),
      job({ missed: ['runs', 'policy'] }),
    );

    expect(merged.missed).toEqual(['runs', 'policy', 'comments']);
  });

  it('are one under the name that was asked for last', () => {
    const renamed = { ...repository, name: 'renamed' };

    expect(mergeReconcileJobs(job({}), job({ repository: renamed })).repository).toEqual(renamed);
  });
});

it.each([null, new Date(early)])('a request comes out of the database as it went in: since %s', since => {
  const request = { repository, since, missed: ['releases'] } as const;

  expect(fromReconcileJob(JSON.parse(JSON.stringify(toReconcileJob(request))))).toEqual(request);
});
