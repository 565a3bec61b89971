import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Evaluation,
  IndexedPullRequest,
  StickyComment,
  Store,
  StoredAssessment,
} from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const repository = { installationId: 3, id: Number.MAX_SAFE_INTEGER, owner: 'harbour', name: 'quotes' };
const hostile = `'; drop table delivery; -- \u0001 "@team" \n\t \u{1F6A2} 港`;

let lastNumber = 0;
const fresh = () => ++lastNumber;
const sha = () => fresh().toString(16).padStart(40, '0');

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`the store, ${title}`, () => {
    let opened: TestStore;
    let store: Store;

    beforeAll(async () => {
      opened = await openTestStore({ kind });
      store = opened.store;
    });
    afterAll(() => opened?.close());

    it('says which database it is and that it answers', async () => {
      expect(store.kind).toBe(kind);
      await expect(store.ping()).resolves.toBeUndefined();
    });

    describe('index of pull requests', () => {
      const entry = (change: Partial<IndexedPullRequest> = {}): IndexedPullRequest => ({
        repository,
        number: fresh(),
        headSha: sha(),
        headBranch: 'feature',
        headRepositoryId: 77,
        baseBranch: 'main',
        open: true,
        authorId: 12_345_678_901,
        draft: false,
        readySince: noon,
        updatedAt: noon,
        ...change,
      });

      it('gives back what was put in, ids beyond 32 bits and null for a deleted fork included', async () => {
        const put = entry({ headRepositoryId: null, headBranch: hostile });
        await store.pullRequests.put(put);

        expect(await store.pullRequests.find(repository.id, put.number)).toEqual(put);
        expect(await store.pullRequests.findByHead(repository.id, put.headSha)).toEqual([put]);
      });

      it('replaces characters that PostgreSQL cannot hold', async () => {
        const put = entry({ headBranch: 'a\u0000b' });
        await store.pullRequests.put(put);

        expect((await store.pullRequests.find(repository.id, put.number))?.headBranch).toBe('a\uFFFDb');
      });

      it('finds all open pull requests of a head, and none that is closed', async () => {
        const headSha = sha();
        const [second, first, closed] = [
          entry({ headSha }),
          entry({ headSha }),
          entry({ headSha, open: false }),
        ];
        for (const put of [first, second, closed]) await store.pullRequests.put(put);

        expect(await store.pullRequests.findByHead(repository.id, headSha)).toEqual([second, first]);
        expect(await store.pullRequests.knowsHead(repository.id, headSha)).toBe(true);
        expect(await store.pullRequests.knowsHead(repository.id + 0, sha())).toBe(false);
        expect(await store.pullRequests.knowsHead(1, headSha)).toBe(false);
      });

      it('does not know the head of a closed pull request', async () => {
        const put = entry({ open: false });
        await store.pullRequests.put(put);

        expect(await store.pullRequests.knowsHead(repository.id, put.headSha)).toBe(false);
        expect(await store.pullRequests.find(repository.id, put.number)).toEqual(put);
      });

      const history = (number: number): readonly IndexedPullRequest[] => [
        entry({ number, headSha: '1'.repeat(40), updatedAt: later(0) }),
        entry({ number, headSha: '2'.repeat(40), updatedAt: later(1) }),
        entry({ number, headSha: '2'.repeat(40), updatedAt: later(2), open: false }),
      ];
      const orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ];

      it.each(orders)(
        'ends in the newest state when events come in the order %i, %i, %i',
        async (...order) => {
          const events = history(fresh());
          for (const index of order) await store.pullRequests.put(events[index] as IndexedPullRequest);

          expect(await store.pullRequests.find(repository.id, lastNumberOf(events))).toEqual(events[2]);
        },
      );

      it('ends in the newest state when all events come at once', async () => {
        const events = history(fresh());
        await Promise.all(events.map(event => store.pullRequests.put(event)));

        expect(await store.pullRequests.find(repository.id, lastNumberOf(events))).toEqual(events[2]);
      });

      it("finds one author's open pull requests, drafts among them, by number", async () => {
        const authorId = 20_000_000_000 + fresh();
        const second = entry({ authorId, number: 90_002, draft: true, readySince: null });
        const first = entry({ authorId, number: 90_001 });
        const others = [
          entry({ authorId, open: false }),
          entry({ authorId: authorId + 1 }),
          entry({ authorId: null }),
          entry({ authorId, repository: { ...repository, id: 5 } }),
        ];
        for (const put of [second, first, ...others]) await store.pullRequests.put(put);

        expect(await store.pullRequests.openByAuthor(repository.id, authorId)).toEqual([first, second]);
      });

      it('finds those of anybody else that have been ready for the longest time', async () => {
        const elsewhere = { ...repository, id: 6 };
        const at = (seconds: number, change: Partial<IndexedPullRequest> = {}) =>
          entry({ repository: elsewhere, authorId: 1, readySince: later(seconds), ...change });
        const [young, old, ofNobody] = [at(9), at(2), at(5, { authorId: null })];
        const others = [
          at(1, { authorId: 2 }),
          at(1, { open: false }),
          at(1, { draft: true, readySince: null }),
          at(1, { repository }),
        ];
        for (const put of [young, old, ofNobody, ...others]) await store.pullRequests.put(put);

        expect(await store.pullRequests.longestReady(elsewhere.id, 2, 5)).toEqual([old, ofNobody, young]);
        expect(await store.pullRequests.longestReady(elsewhere.id, 2, 2)).toEqual([old, ofNobody]);
      });

      it('finds those that a policy rules: open into a branch, or in an installation, the latest updated first', async () => {
        const installed = {
          ...repository,
          installationId: 30_000_000_000 + fresh(),
          id: 30_000_000_000 + fresh(),
        };
        const sibling = { ...installed, id: installed.id + 1_000_000 };
        const [old, young, aside, beside] = [
          entry({ repository: installed, baseBranch: 'main', updatedAt: later(1) }),
          entry({ repository: installed, baseBranch: 'main', updatedAt: later(3) }),
          entry({ repository: installed, baseBranch: 'next', updatedAt: later(2) }),
          entry({ repository: sibling, baseBranch: 'main', updatedAt: later(4) }),
        ] as const;
        const closed = entry({ repository: installed, baseBranch: 'main', open: false });
        for (const put of [old, young, aside, beside, closed]) await store.pullRequests.put(put);

        expect(await store.pullRequests.openInto(installed.id, 'main', 5)).toEqual([young, old]);
        expect(await store.pullRequests.openInto(installed.id, 'main', 1)).toEqual([young]);
        expect(await store.pullRequests.openInInstallation(installed.installationId, 5)).toEqual([
          beside,
          young,
          aside,
          old,
        ]);
        expect(await store.pullRequests.openInInstallation(installed.installationId, 2)).toEqual([
          beside,
          young,
        ]);
      });

      it('leaves out those of a repository that is gone, also where their event is told after its end', async () => {
        const gone = { ...repository, installationId: fresh(), id: fresh() };
        const staying = { ...gone, id: fresh() };
        for (const ref of [gone, staying]) await store.repositories.put(ref, { state: 'active' });
        await store.repositories.remove(gone);
        const [late, open] = [entry({ repository: gone }), entry({ repository: staying })];
        for (const put of [late, open]) await store.pullRequests.put(put);

        expect(await store.pullRequests.openInInstallation(gone.installationId, 5)).toEqual([open]);
      });

      it('takes the last of two with the same time', async () => {
        const put = entry();
        await store.pullRequests.put(put);
        await store.pullRequests.put({ ...put, baseBranch: 'next' });

        expect((await store.pullRequests.find(repository.id, put.number))?.baseBranch).toBe('next');
      });
    });

    describe('tested merges', () => {
      it('keep the first record of a run', async () => {
        const first = {
          ...{ repositoryId: repository.id, runId: 10_000_000_000 + fresh() },
          ...{ mergeSha: sha(), baseSha: sha(), headSha: sha() },
        };
        await store.testedMerges.record(first);
        await store.testedMerges.record({ ...first, mergeSha: sha() });

        expect(await store.testedMerges.find(repository.id, [first.runId, 5])).toEqual([first]);
        expect(await store.testedMerges.find(1, [first.runId])).toEqual([]);
        expect(await store.testedMerges.find(repository.id, [])).toEqual([]);
      });
    });

    describe('sticky comments', () => {
      const written = (change: Partial<StickyComment> = {}): StickyComment => ({
        repositoryId: repository.id,
        pullRequest: fresh(),
        commentId: Number.MAX_SAFE_INTEGER,
        deleted: false,
        bodyHash: 'abc',
        headSha: sha(),
        resolved: false,
        fellShort: { 'incremental-coverage': { percent: 62.5, text: hostile } },
        ...change,
      });

      it('are given back as they were put in, and only for their pull request', async () => {
        const put = written();
        await store.stickyComments.put(put);

        expect(await store.stickyComments.find(repository.id, put.pullRequest)).toEqual(put);
        expect(await store.stickyComments.find(1, put.pullRequest)).toBeUndefined();
        expect(await store.stickyComments.find(repository.id, fresh())).toBeUndefined();
      });

      it('are one for each pull request: the last state counts', async () => {
        const put = written();
        const last = { ...put, commentId: 7, deleted: true, bodyHash: 'def', resolved: true, fellShort: {} };
        await store.stickyComments.put(put);
        await store.stickyComments.put(last);

        expect(await store.stickyComments.find(repository.id, put.pullRequest)).toEqual(last);
      });
    });

    describe('evaluations', () => {
      const evaluation = (change: Partial<Evaluation> = {}): Evaluation => ({
        id: `evaluation-${fresh()}`,
        repository,
        headSha: sha(),
        topic: 'ci-status',
        startedAt: noon,
        deadline: later(3600),
        checkRunId: null,
        conclusion: null,
        concludedAt: null,
        contentHash: null,
        inputHash: null,
        ...change,
      });

      it('start once for a commit and topic while one is open', async () => {
        const first = evaluation();
        const { headSha } = first;

        expect(await store.evaluations.start(first)).toBe(true);
        expect(await store.evaluations.start(evaluation({ headSha }))).toBe(false);
        expect(await store.evaluations.start(evaluation({ headSha, topic: 'incremental-coverage' }))).toBe(
          true,
        );
        await store.evaluations.update(first.id, { conclusion: 'success', concludedAt: later(5) });
        expect(await store.evaluations.start(evaluation({ headSha }))).toBe(true);
      });

      it('start once when workers race for it', async () => {
        const headSha = sha();
        const started = await Promise.all(
          Array.from({ length: 10 }, () => store.evaluations.start(evaluation({ headSha }))),
        );

        expect(started.filter(Boolean)).toHaveLength(1);
      });

      it('F24: give back the one that was started last, whatever the clock said', async () => {
        const headSha = sha();
        const concluded = { headSha, conclusion: 'neutral', concludedAt: noon } as const;
        const ahead = evaluation({ ...concluded, startedAt: later(600) });
        const [first, second] = [evaluation(concluded), evaluation(concluded)];
        for (const each of [ahead, first, second]) await store.evaluations.start(each);

        expect(await store.evaluations.latest(repository.id, headSha, 'ci-status')).toEqual(second);
        const [overview] = await store.overviews.latestEvaluations(repository.id, [headSha]);
        expect(overview?.id).toBe(second.id);
        expect(
          await store.evaluations.latest(repository.id, headSha, 'incremental-coverage'),
        ).toBeUndefined();
      });

      it('change what is given and leave the rest', async () => {
        const started = evaluation({ inputHash: 'in' });
        await store.evaluations.start(started);
        await store.evaluations.update(started.id, { checkRunId: 2 ** 40 });
        await store.evaluations.update(started.id, {});

        expect(await store.evaluations.latest(repository.id, started.headSha, 'ci-status')).toEqual({
          ...started,
          checkRunId: 2 ** 40,
        });
        await expect(store.evaluations.update('nothing', { checkRunId: 1 })).rejects.toThrow(
          'no evaluation nothing',
        );
      });

      it('are overdue after their deadline, oldest first, until they conclude', async () => {
        const before = await store.evaluations.openCount();
        const longAgo = new Date('2020-01-01T00:00:00Z');
        const [second, first] = [
          evaluation({ deadline: new Date(longAgo.getTime() + 1000) }),
          evaluation({ deadline: longAgo }),
        ];
        for (const each of [second, first]) await store.evaluations.start(each);
        const soon = new Date(longAgo.getTime() + 1001);

        expect(await store.evaluations.openCount()).toBe(before + 2);
        expect(await store.evaluations.overdue(soon, 10)).toEqual([first, second]);
        expect(await store.evaluations.overdue(soon, 1)).toEqual([first]);
        expect(await store.evaluations.overdue(second.deadline, 10)).toEqual([first]);
        await store.evaluations.update(first.id, { conclusion: 'neutral', concludedAt: noon });
        expect(await store.evaluations.overdue(soon, 10)).toEqual([second]);
        expect(await store.evaluations.openCount()).toBe(before + 1);
      });

      it('RL-6: an installation with many overdue evaluations leaves room for those of the others', async () => {
        const longAgo = (seconds: number) => new Date(Date.parse('2019-01-01T00:00:00Z') + seconds * 1000);
        const elsewhere = { ...repository, installationId: fresh(), id: fresh() };
        const many = [0, 1, 2, 3].map(seconds => evaluation({ deadline: longAgo(seconds) }));
        const other = evaluation({ repository: elsewhere, deadline: longAgo(9) });
        for (const each of [...many, other]) await store.evaluations.start(each);
        const overdue = await store.evaluations.overdue(longAgo(10), 3);

        expect(overdue.map(({ id }) => id)).toEqual([many[0]?.id, other.id, many[1]?.id]);
        for (const { id } of [...many, other])
          await store.evaluations.update(id, { conclusion: 'neutral', concludedAt: noon });
      });
    });

    describe('assessments', () => {
      const assessment = (change: Partial<StoredAssessment> = {}): StoredAssessment => ({
        id: `assessment-${fresh()}`,
        repository,
        pullRequest: fresh(),
        headSha: sha(),
        at: noon,
        findings: [{ topic: 'incremental-coverage', text: `${hostile}\u0000`, percent: 79.99 }],
        ...change,
      });

      it('give back the newest of a pull request with findings as they were', async () => {
        const newest = assessment();
        const old = assessment({ pullRequest: newest.pullRequest, at: later(-1) });
        await store.assessments.save(newest);
        await store.assessments.save(old);

        const number = newest.pullRequest ?? 0;
        expect(await store.assessments.latest(repository.id, number, 'incremental-coverage')).toEqual(newest);
        expect(await store.assessments.latest(1, number, 'incremental-coverage')).toBeUndefined();
        expect(await store.assessments.latest(repository.id, number, 'ci-status')).toBeUndefined();
      });

      it('are found by topic, whatever was judged later, also where a title quotes the mark of another', async () => {
        const coverage = assessment();
        const { pullRequest } = coverage;
        const findings = [{ topic: 'ci-status', title: '"topic":"incremental-coverage"' }];
        await store.assessments.save(coverage);
        await store.assessments.save(assessment({ pullRequest, at: later(1), findings }));

        const found = await store.assessments.latest(repository.id, pullRequest ?? 0, 'incremental-coverage');
        expect(found).toEqual(coverage);
      });

      it('are replaced when saved again, and listed newest first', async () => {
        const saved = assessment({ pullRequest: null, at: later(1e6) });
        await store.assessments.save(saved);
        await store.assessments.save({ ...saved, findings: [] });
        const newer = assessment({ at: later(2e6) });
        await store.assessments.save(newer);

        expect(await store.assessments.list(2)).toEqual([newer, { ...saved, findings: [] }]);
      });
    });

    describe('releases', () => {
      it('are found by their commit, follow a moved tag, and go', async () => {
        const [headSha, moved] = [sha(), sha()];
        const release = { repository, releaseId: fresh(), tag: hostile };
        const sibling = { repository, releaseId: fresh(), tag: 'v1' };
        await store.releases.put(sibling, headSha);
        await store.releases.put(release, headSha);
        expect(await store.releases.onCommit(repository.id, headSha)).toEqual([release, sibling]);
        expect(await store.releases.onCommit(1, headSha)).toEqual([]);
        expect(await store.releases.commitOf(repository.id, release.releaseId)).toBe(headSha);
        expect(await store.releases.commitOf(1, release.releaseId)).toBeUndefined();

        await store.releases.put(release, moved);
        expect(await store.releases.onCommit(repository.id, headSha)).toEqual([sibling]);
        await store.releases.remove(repository.id, release.releaseId);
        expect(await store.releases.onCommit(repository.id, moved)).toEqual([]);
      });
    });

    describe('kept policies', () => {
      it('are kept for each repository and for the organization, whose name has no case', async () => {
        const own = { text: 'target: 80', sha: 'abc', readAt: noon };
        const organization = { text: null, sha: null, readAt: later(1) };
        await store.policies.keep('Harbour', repository.id, { ...own, text: 'old' });
        await store.policies.keep('harbour', repository.id, own);
        await store.policies.keep('harbour', null, organization);

        expect(await store.policies.find('HARBOUR', repository.id)).toEqual(own);
        expect(await store.policies.find('harbour', null)).toEqual(organization);
        expect(await store.policies.find('harbour', 1)).toBeUndefined();
      });
    });
  });
}

function lastNumberOf(events: readonly IndexedPullRequest[]): number {
  return events[0]?.number ?? 0;
}
