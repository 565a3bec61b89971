import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import {
  code,
  coverageOf,
  hitsOf,
  judgedAt,
  lcov,
  openSmallPull,
  pathOf,
  runSmallCi,
} from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A repository whose policy has these lines under `checks.incremental-coverage`. */
function repositoryWith(name: string, rule: string, files: Readonly<Record<string, string>> = {}) {
  const policy = `start: enforce\nchecks:\n  incremental-coverage: ${rule}\n`;

  return story.addRepository(`harbour/${name}`, { files: { '.github/rung.yml': policy, ...files } });
}

test('only the workflows that the policy names speak for a pull request', async () => {
  const files = Object.fromEntries(
    ['test', 'nightly'].map(name => [`.github/workflows/${name}.yml`, `name: ${name}\non: pull_request\n`]),
  );
  const repository = repositoryWith('workflows', '{ workflows: [test.y*ml] }', files);
  const pull = openSmallPull(repository, 'fix');
  for (const [workflow, run] of [
    ['test', 5],
    ['nightly', 10],
  ] as const)
    repository
      .startWorkflowRun({ pullRequest: pull.number, workflow: `.github/workflows/${workflow}.yml` })
      .complete({ conclusion: 'success', artifacts: [coverageOf('fix', run)] });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(5)]);
});

test('paths that a report alone cannot tell are placed by the policy, and annotations stay away', async () => {
  const repository = repositoryWith(
    'paths',
    '{ paths: [{ from: /app/dist, to: src }], annotations: false }',
    {
      'lib/fix.ts': 'export {};\n',
    },
  );
  const pull = openSmallPull(repository, 'fix');
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({
    conclusion: 'success',
    artifacts: [{ name: 'coverage', files: { 'lcov.info': lcov('/app/dist/fix.ts', hitsOf(6)) } }],
  });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(6)]);
  const { annotations, text, summary } = theCoverageCheck(repository, pull.headSha);
  expect(annotations).toEqual([]);
  expect(text).toContain('paths placed: 1 of 1');
  expect(summary).toContain('--path-map /app/dist=src');
});

test('a part of the repository is held against its own target', async () => {
  const repository = repositoryWith(
    'parts',
    '{ components: [{ name: pay, paths: [src/pay*], target: 90 }] }',
  );
  const pull = openSmallPull(repository, 'pay');
  runSmallCi(repository, pull, 8);
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'failure: pay: 80.00% of 10 lines run by tests; asked 90%',
  ]);
});

test('too few lines are not judged, and end as the policy says', async () => {
  const repository = repositoryWith('few', '{ min-lines: 11, nothing-to-cover: neutral }');
  const pull = openSmallPull(repository, 'fix');
  runSmallCi(repository, pull, 0);
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: 10 testable lines changed, fewer than 11',
  ]);
});

test('a changed file that stands in no report fails where all are asked for', async () => {
  const repository = repositoryWith('missing', '{ missing-files: fail }');
  repository.push('fix', { [pathOf('fix')]: code('fix'), [pathOf('seed')]: code('seed') }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });
  runSmallCi(repository, pull, 10);
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'failure: 1 changed file is in no report; asked: all',
  ]);
});

test('generated files are those that the base branch calls so, not the pull request', async () => {
  const repository = repositoryWith('generated', '{}', {
    '.gitattributes': 'src/gen*.ts linguist-generated\n',
  });
  const changes = {
    '.gitattributes': 'src/*.ts linguist-generated\n',
    [pathOf('fix')]: code('fix'),
    [pathOf('gen')]: code('gen'),
  };
  repository.push('fix', changes, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });
  const report = lcov(pathOf('fix'), hitsOf(9)) + lcov(pathOf('gen'), hitsOf(0));
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({
    conclusion: 'success',
    artifacts: [{ name: 'coverage', files: { 'lcov.info': report } }],
  });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(9)]);
  expect(theCoverageCheck(repository, pull.headSha).summary).toContain(
    'Generated, as `.gitattributes` on `main` marks them, so not judged: `src/gen.ts`.',
  );
});

test('lines that only moved in are no change where the policy says so', async () => {
  const path = pathOf('moved');
  const repository = repositoryWith('blanks', '{ ignore-whitespace: true }', { [path]: code('moved') });
  const indented = code('moved').replaceAll('export', '  export');
  repository.push('fix', { [path]: `${indented}export const last = 1;\n` }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({
    conclusion: 'success',
    artifacts: [{ name: 'coverage', files: { 'lcov.info': lcov(path, [...hitsOf(0), 1]) } }],
  });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'success: 100.00% of 1 changed line run by tests; asked 80%',
  ]);
});
