import { afterEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { StartServer } from '../../src/playground/scenario/server.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { startInProcess } from '../support/server-process.ts';
import { shownOn, wipName } from '../support/shown.ts';
import { coverageOf, judgedAt, openSmallPull } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
afterEach(() => story.close());

/** A server that is killed when GitHub has answered a request and the server has not heard it yet. */
function dyingAt(method: string, path: RegExp) {
  let dead = false;
  let webUrl = '';
  const start = startInProcess({
    onAnswer(request, child) {
      if (request.method === method && path.test(request.path)) dead = child.kill('SIGKILL');
    },
    linksTo(address) {
      webUrl = address;
    },
  });

  return { start, death: () => until('the kill', () => dead || undefined), webUrl: () => webUrl };
}

test('F1: a server killed after GitHub took a write and before it heard so ends with one check run for each topic', async () => {
  const opening = dyingAt('POST', /\/check-runs$/);
  const concluding = dyingAt('PATCH', /\/check-runs\/\d+$/);
  const lives: StartServer[] = [opening.start, concluding.start];
  // With other links than its last life it would have something else to say.
  const startAgain: StartServer = options => startApp({ ...options, webUrl: concluding.webUrl() });
  story = await openStory({ startServer: options => (lives.shift() ?? startAgain)(options) });
  const repository = story.addRepository('harbour/mortal');
  const ownRuns = () => repository.checks.runs({ app: 'rung' });

  const pull = openSmallPull(repository, 'mortal');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await opening.death();
  expect(ownRuns()).toMatchObject([{ name: wipName, status: 'completed' }]);

  await story.restart();
  await until('all checks', () => ownRuns().length >= 4 || undefined);
  run.complete({ conclusion: 'success', artifacts: [coverageOf('mortal', 7)] });
  await concluding.death();
  expect(ownRuns().map(one => one.status)).toEqual(['completed', 'completed', 'completed', 'in_progress']);

  await story.restart();
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(7)],
    ci: ['success: 1 of 1 workflow green'],
  });
  expect(repository.checks.runs({ app: 'rung', name: wipName })).toHaveLength(1);
  expect(story.stage.github.journal.invalid()).toEqual([]);
}, 120_000);
