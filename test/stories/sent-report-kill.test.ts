import type { ChildProcess } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { StartServer } from '../../src/playground/scenario/server.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import type { Store } from '../../src/store/port.ts';
import { addSender } from '../support/report-sender.ts';
import { startInProcess } from '../support/server-process.ts';
import { shownOn } from '../support/shown.ts';
import { hitsOf, judgedAt, lcov, openSmallPull, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
afterEach(() => story.close());

const noCi = 'neutral: Not judged: no workflow ran on this commit; not blocking';

/** A pull request without CI, judged by the server's first life, in which the token is made. */
async function begin(lives: StartServer[]) {
  story = await openStory({ startServer: options => (lives.shift() ?? startApp)(options) });
  const repository = story.addRepository('harbour/mortal');
  const pull = openSmallPull(repository, 'mortal');
  await story.settle();

  return { repository, pull, ci: await addSender(story, 'harbour/mortal') };
}

test('a report that was answered with 202 is judged, although the server was killed right after', async () => {
  let child: ChildProcess | undefined;
  let webUrl = '';
  const mortal = startInProcess({
    onAnswer(_request, started) {
      child = started;
    },
    linksTo(address) {
      webUrl = address;
    },
  });
  // With other links than its last life it would have something else to say.
  const startAgain: StartServer = options => startApp({ ...options, webUrl });
  const { repository, pull, ci } = await begin([startApp, mortal, startAgain]);

  await story.restart();
  // It looks for missed deliveries first.
  await until('the process', () => child);
  const answer = await ci.put(pull.headSha, lcov(pathOf('mortal'), hitsOf(7)));
  child?.kill('SIGKILL');
  expect(answer.status).toBe(202);

  await story.restart();
  await until('the judgement', () => shownOn(repository, pull.headSha).coverage[1]);
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([noCi, judgedAt(7)]);
}, 120_000);

test('a server that dies between the commit and its answer judges when the report is sent again', async () => {
  const dying: StartServer = options => startApp({ ...options, watch: dieAfterKeeping });
  const { repository, pull, ci } = await begin([startApp, dying]);
  const send = () => ci.put(pull.headSha, lcov(pathOf('mortal'), hitsOf(7)));

  await story.restart();
  expect((await send()).status).toBe(503);
  await story.restart();
  expect(await send()).toMatchObject({ status: 202, body: expect.stringContaining('it was here already') });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([noCi, judgedAt(7)]);
}, 120_000);

function dieAfterKeeping<Part extends object>(name: 'store' | 'github', part: Part): Part {
  if (name === 'github') return part;
  const { sentReports } = part as unknown as Store;

  return {
    ...part,
    sentReports: {
      ...sentReports,
      async keep(...given: Parameters<typeof sentReports.keep>) {
        await sentReports.keep(...given);
        throw new Error('killed');
      },
    },
  };
}
