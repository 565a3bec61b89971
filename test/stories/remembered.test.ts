import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const long = new Date(0);

test('each attempt of a run is remembered, and the push of a new head of the default branch', async () => {
  const repository = story.addRepository('harbour/remembered');
  const sha = repository.push('main', { 'src/index.ts': 'export const one = 1;\n' }, { by: 'mia' });
  repository.push('side', { 'src/index.ts': 'export const two = 2;\n' }, { by: 'mia' });
  const run = repository.startWorkflowRun({ branch: 'main', event: 'push' });
  run.complete({ conclusion: 'failure' });
  await story.settle();
  run.rerun().complete({ conclusion: 'success' });
  await story.settle();

  const { records } = story.stage.server.store;
  const [seen, ...others] = await records.list(repository.record.id, 'run', long);
  expect(others).toEqual([]);
  expect(seen).toMatchObject({ sha, event: 'push', branch: 'main', workflow: '.github/workflows/ci.yml' });
  expect(seen?.attempts.map(({ number, conclusion }) => `${number}: ${conclusion}`)).toEqual([
    '1: failure',
    '2: success',
  ]);
  expect(await records.list(repository.record.id, 'head', long)).toMatchObject([
    { sha, by: { login: 'mia' } },
  ]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('the coverage of a pull request is remembered with the head that it was judged on', async () => {
  const repository = story.addRepository('harbour/measured');
  const pull = openSmallPull(repository, 'measured');
  runSmallCi(repository, pull, 7);
  await story.settle();

  const { records } = story.stage.server.store;
  expect(await records.list(repository.record.id, 'pull-coverage', long)).toMatchObject([
    { number: pull.number, headSha: pull.headSha, covered: 7, coverable: 10 },
  ]);
});
