import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { code, lcov } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const path = 'src/pay.ts';
const old = code('old') + code('older');
const grown = `${old}${code('grown')}`;

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A file of twenty lines, all run by tests, to whose end a pull request adds ten. */
function openGrowing(
  name: string,
  policy: Readonly<Record<string, string>> = {},
): { repository: RepositoryHandle; pull: PullRequestHandle } {
  const repository = story.addRepository(`harbour/${name}`, { files: { [path]: old, ...policy } });
  repository.push('grow', { [path]: grown }, { by: 'mia' });

  return { repository, pull: repository.openPullRequest({ head: 'grow', author: 'mia' }) };
}

/** `main` adds ten lines at the top of the same file: the added lines then stand ten lower in a test merge. */
function moveMain(repository: RepositoryHandle): void {
  repository.push('main', { [path]: code('top') + old }, { by: 'noor' });
}

const hits = (old: number, added: readonly number[]) => [...Array<number>(old).fill(1), ...added];
const run = (count: number) => Array.from({ length: 10 }, (_, i) => (i < count ? 1 : 0));
const report = (lines: readonly number[]) => [
  { name: 'coverage', files: { 'lcov.info': lcov(path, lines) } },
];
const judged = (count: number) =>
  `${count >= 8 ? 'success' : 'failure'}: ${count}0.00% of 10 changed lines run by tests; asked 80%`;

const unclear = 'neutral: Not judged: line numbers unclear after main moved; not blocking';

function annotatedLines(repository: RepositoryHandle, headSha: string) {
  return theCoverageCheck(repository, headSha).annotations.map(one => [one.start_line, one.end_line]);
}

describe('main moves in the same file', () => {
  test('after the run started and before its report is read: the merge that was recorded counts', async () => {
    const { repository, pull } = openGrowing('moved-late');
    const ci = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
    await story.settle();
    moveMain(repository);
    expect(pull.testMerge()).not.toBe(ci.testedSha);
    ci.complete({ conclusion: 'success', artifacts: report(hits(20, run(7))) });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judged(7)]);
    expect(annotatedLines(repository, pull.headSha)).toEqual([[28, 30]]);
    expect(theCoverageCheck(repository, pull.headSha).text).toContain(ci.testedSha.slice(0, 7));
  });

  test('before the run started: its lines are mapped to those of the head', async () => {
    const { repository, pull } = openGrowing('moved-early');
    moveMain(repository);
    repository
      .startWorkflowRun({ pullRequest: pull.number })
      .complete({ conclusion: 'success', artifacts: report(hits(30, run(7))) });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judged(7)]);
    expect(annotatedLines(repository, pull.headSha)).toEqual([[28, 30]]);
    expect(theCoverageCheck(repository, pull.headSha).text).toContain(path);
  });
});

describe('the tested merge', () => {
  test('that can no longer be read leaves its files unknown, never green', async () => {
    const { repository, pull } = openGrowing('lost-merge');
    moveMain(repository);
    story.stage.github.faults.add({
      route: 'GET /repos/{owner}/{repo}/contents/{path}',
      match: ({ path: asked }) =>
        asked.startsWith(`/repos/${repository.fullName}/`) && asked.endsWith('pay.ts'),
      times: 10,
      fault: { kind: 'status', status: 404 },
    });
    repository
      .startWorkflowRun({ pullRequest: pull.number })
      .complete({ conclusion: 'success', artifacts: report(hits(30, run(7))) });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([unclear]);
    expect(theCoverageCheck(repository, pull.headSha).summary).toContain(`\`${path}\``);
  });
});

describe('the start of the run was not seen, and main moved', () => {
  const dropStarts = () =>
    story.stage.github.deliveries.release(held => held.filter(one => one.action !== 'requested'));

  test('unknown where the verdict hangs on the numbering', async () => {
    story.stage.github.deliveries.hold();
    const { repository, pull } = openGrowing('unseen-doubt');
    const ci = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
    moveMain(repository);
    ci.complete({ conclusion: 'success', artifacts: report(hits(20, run(7))) });
    dropStarts();
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([unclear]);
    expect(theCoverageCheck(repository, pull.headSha).annotations).toEqual([]);
  });

  test('judged with a note where both numberings say the same', async () => {
    story.stage.github.deliveries.hold();
    const { repository, pull } = openGrowing('unseen-same');
    moveMain(repository);
    repository
      .startWorkflowRun({ pullRequest: pull.number })
      .complete({ conclusion: 'success', artifacts: report(hits(30, run(10))) });
    dropStarts();
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judged(10)]);
    expect(theCoverageCheck(repository, pull.headSha).text).toContain("the run's start was not seen");
  });

  test('a start that is told only after main moved counts as not seen', async () => {
    story.stage.github.deliveries.hold();
    const { repository, pull } = openGrowing('told-late');
    const ci = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
    await untilNextSecond();
    moveMain(repository);
    pull.testMerge();
    ci.complete({ conclusion: 'success', artifacts: report(hits(20, run(7))) });
    story.stage.github.deliveries.release();
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([unclear]);
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});

describe('a policy that says whose line numbers reports have', () => {
  const numbered = (by: string) => ({
    '.github/rung.yml': `checks: { incremental-coverage: { numbering: ${by} } }\n`,
  });

  test('head: what a workflow reports that checks out the head is not mapped', async () => {
    const { repository, pull } = openGrowing('says-head', numbered('head'));
    moveMain(repository);
    repository
      .startWorkflowRun({ pullRequest: pull.number })
      .complete({ conclusion: 'success', artifacts: report(hits(20, run(7))) });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judged(7)]);
    expect(annotatedLines(repository, pull.headSha)).toEqual([[28, 30]]);
    expect(theCoverageCheck(repository, pull.headSha).text).not.toContain('tested merge');
  });

  test('merge: the present merge is taken where the start of the run was not seen', async () => {
    story.stage.github.deliveries.hold();
    const { repository, pull } = openGrowing('says-merge', numbered('merge'));
    moveMain(repository);
    repository
      .startWorkflowRun({ pullRequest: pull.number })
      .complete({ conclusion: 'success', artifacts: report(hits(30, run(7))) });
    story.stage.github.deliveries.release(held => held.filter(one => one.action !== 'requested'));
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judged(7)]);
    expect(annotatedLines(repository, pull.headSha)).toEqual([[28, 30]]);
  });
});

/** Git's dates have whole seconds. */
function untilNextSecond(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1001 - (Date.now() % 1000)));
}
