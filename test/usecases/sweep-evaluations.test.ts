import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WorkflowRun } from '../../src/model/ci.ts';
import { silentLog } from '../../src/model/log.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import type { Services } from '../../src/usecases/services.ts';
import { sweepEvaluations } from '../../src/usecases/sweep-evaluations.ts';
import { at, headSha } from '../builders/ci.ts';
import { evaluation, type RecordedWrite, recordingWrites, repository } from '../builders/evaluations.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

let opened: TestStore;
let writes: ReturnType<typeof recordingWrites>;
let asked: string[];
const askedGroups = new Map<string, Date>();
let now: Date;

beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
});
beforeEach(async () => {
  await opened.empty();
  writes = recordingWrites();
  asked = [];
  askedGroups.clear();
  now = at('12:00');
  await opened.store.repositories.put(repository);
  await opened.store.evaluations.start(evaluation());
});
afterAll(() => opened.close());

const concluded = (): readonly (string | undefined)[] =>
  writes.asked.map(({ conclusion }: RecordedWrite) => conclusion);

type Runs = readonly Partial<WorkflowRun>[];

async function sweep(runs: Runs | ((of: { readonly id: number }) => Runs | Promise<Runs>)): Promise<void> {
  const texts = { en: await loadTexts('en') };
  await sweepEvaluations(
    {
      ...{ store: opened.store, log: silentLog, texts, language: 'en', newId: () => 'new' },
      ...{ now: () => now, writes },
      github: {
        installation: () => ({
          sweep: (of: { id: number }) => ({
            workflowRuns: async () => (typeof runs === 'function' ? runs(of) : runs),
          }),
        }),
      },
    } as unknown as Services,
    {
      requestCheck: async () => {},
      requestReleaseCheck: async () => {},
      async requestMergeGroupCheck({ pullRequest, baseBranch }) {
        asked.push(`#${pullRequest} into ${baseBranch}`);
      },
    },
    askedGroups,
  );
}

const groupRun = { event: 'merge_group', headBranch: 'gh-readonly-queue/main/pr-12-5d1b7c0' };

test('the check of a merge group is asked for again and again, and no answer that passes is given in its place', async () => {
  await sweep([groupRun]);
  now = at('12:09');
  await sweep([groupRun]);
  expect({ asked, concluded: concluded() }).toEqual({ asked: ['#12 into main'], concluded: [] });

  now = at('12:10');
  await sweep([groupRun]);
  expect({ asked: asked.length, concluded: concluded() }).toEqual({ asked: 2, concluded: [] });
});

test('F24: a merge group is asked for again after the clock was set back', async () => {
  await sweep([groupRun]);
  now = at('11:00');
  await sweep([groupRun]);

  expect(asked).toHaveLength(2);
});

test('the check of a merge group that no queue waits for any more is closed', async () => {
  now = new Date(at('10:00').getTime() + 24 * 3_600_000);
  await sweep([groupRun]);

  expect({ asked, concluded: concluded() }).toEqual({ asked: [], concluded: ['neutral'] });
});

test('a check run that was concluded while the sweep went on keeps its answer', async () => {
  await sweep(async () => {
    const concludedAt = at('11:59');
    await opened.store.evaluations.update('earlier', {
      conclusion: 'failure',
      concludedAt,
      contentHash: 'x',
    });

    return [];
  });

  expect(concluded()).toEqual([]);
  expect(await opened.store.evaluations.latest(repository.id, headSha, 'ci-status')).toMatchObject({
    conclusion: 'failure',
  });
});

test('an installation that rests keeps no other check run open', async () => {
  const resting = { ...repository, id: 8, installationId: 2 };
  await opened.store.repositories.put(resting);
  await opened.store.evaluations.start(
    evaluation({ id: 'resting', repository: resting, deadline: at('09:30') }),
  );
  const runs = (of: { id: number }) => (of.id === 8 ? Promise.reject(new Error('it rests')) : []);

  await expect(sweep(runs)).rejects.toThrow('it rests');
  expect(concluded()).toEqual(['neutral']);
});

test('a commit of no pull request and no group has its check run closed at once', async () => {
  await sweep([{ event: 'push', headBranch: 'main' }]);

  expect({ asked, concluded: concluded() }).toEqual({ asked: [], concluded: ['neutral'] });
  expect(await opened.store.evaluations.latest(repository.id, headSha, 'ci-status')).toMatchObject({
    conclusion: 'neutral',
  });
});
