import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { theCoverageCheck } from '../support/shown.ts';
import { code, hitsOf, lcov, openSmallPull, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const old = pathOf('old');
const report = (...files: readonly string[]) => [
  { name: 'coverage', files: { 'lcov.info': files.join('') } },
];
const summaryOn = (repository: RepositoryHandle, headSha: string) =>
  theCoverageCheck(repository, headSha).summary ?? '';

/** A repository of one file of ten lines. */
function repositoryWith(name: string): RepositoryHandle {
  return story.addRepository(`harbour/${name}`, { files: { [old]: code('old') } });
}

test('is shown before and with a change, from the runs of each', async () => {
  const repository = repositoryWith('shown');
  const main = repository
    .startWorkflowRun({ branch: 'main', event: 'push' })
    .complete({ conclusion: 'success', artifacts: report(lcov(old, hitsOf(6))) });
  await story.settle();
  const pull = openSmallPull(repository, 'fix');
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({
    conclusion: 'success',
    artifacts: report(lcov(old, hitsOf(6)), lcov(pathOf('fix'), hitsOf(9))),
  });
  await story.settle();

  expect(summaryOn(repository, pull.headSha)).toContain(
    `Whole project: 60.00% on \`main\` at \`${main.record.headSha.slice(0, 7)}\` → 75.00% here, 15 of 20 lines; shown, not judged.`,
  );
});

test('counts a line once that several reports have, and ends with the last run of a commit', async () => {
  const repository = repositoryWith('merged');
  const runs = ['unit', 'api'].map(name =>
    repository
      .startWorkflowRun({ branch: 'main', event: 'push', workflow: `.github/workflows/${name}.yml` })
      .begin(),
  );
  runs[0]?.complete({ conclusion: 'success', artifacts: report(lcov(old, hitsOf(2))) });
  await story.settle();
  runs[1]?.complete({
    conclusion: 'success',
    artifacts: report(lcov(old, hitsOf(4)), lcov('elsewhere/x.ts', [0])),
  });
  await story.settle();

  expect(
    await story.stage.server.store.existingCoverage.find(repository.record.id, repository.tip('main')),
  ).toMatchObject({
    lines: 10,
    covered: 4,
  });
});

test.each(['a run of another branch', 'a run of a pull request', 'a run without a report'])(
  '%s says nothing of main',
  async kind => {
    const repository = repositoryWith(kind.replaceAll(' ', '-'));
    const pull = openSmallPull(repository, 'fix');
    const run =
      kind === 'a run of a pull request'
        ? repository.startWorkflowRun({ pullRequest: pull.number })
        : repository.startWorkflowRun({
            branch: kind === 'a run of another branch' ? 'fix' : 'main',
            event: 'push',
          });
    const artifacts = kind === 'a run without a report' ? [] : report(lcov(old, hitsOf(10)));
    run.complete({ conclusion: 'success', artifacts });
    await story.settle();

    expect(
      await story.stage.server.store.existingCoverage.find(repository.record.id, repository.tip('main')),
    ).toBeUndefined();
  },
);
