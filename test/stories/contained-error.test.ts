import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRunNames } from '../../src/model/check-run-output.ts';
import { recordedChanges, runOnPullRequest } from '../../src/playground/scenario/example.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { shownOn } from '../support/shown.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test('what cannot be read for one check makes that one unknown, and the next event judges it again', async () => {
  const { faults } = story.stage.github;
  const repository = story.addQuotes();
  repository.push('throttle', recordedChanges('main-1', 'throttle'), { by: 'mia' });
  faults.add({
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    times: 100,
    fault: { kind: 'status', status: 404 },
  });
  const pull = repository.openPullRequest({ head: 'throttle', author: 'mia' });
  runOnPullRequest(repository, pull.number, 'throttle');
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: ['neutral: Not judged: an error kept Rung from it; not blocking'],
    ci: ['success: 1 of 1 workflow green'],
  });

  faults.clear();
  pull.edit({ title: 'Bursts' });
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [
      'neutral: Not judged: an error kept Rung from it; not blocking',
      'failure: 65.30% of 49 changed lines run by tests; asked 80%',
    ],
    ci: ['success: 1 of 1 workflow green'],
  });
});

test('while GraphQL is out, what needs none of it is judged, and the rest as soon as it is back', async () => {
  const { faults } = story.stage.github;
  const repository = story.addQuotes('harbour/half-out');
  repository.push('throttle', recordedChanges('main-1', 'throttle'), { by: 'mia' });
  faults.add({ route: 'POST /graphql', times: 100, fault: { kind: 'status', status: 502 } });
  const pull = repository.openPullRequest({ head: 'throttle', author: 'mia' });
  runOnPullRequest(repository, pull.number, 'throttle');
  const ofRung = () => repository.checks.runs({ app: 'rung', headSha: pull.headSha });
  await until('three checks', () => (ofRung().filter(one => one.conclusion).length === 3 ? true : undefined));

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: ['failure: 65.30% of 49 changed lines run by tests; asked 80%'],
    ci: ['success: 1 of 1 workflow green'],
  });
  expect(ofRung().map(one => one.name)).not.toContain(checkRunNames['definition-of-done']);

  faults.clear();
  await story.settle();
  expect(ofRung().map(one => one.name)).toContain(checkRunNames['definition-of-done']);
});
