import { afterEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { Store } from '../../src/store/port.ts';
import { addSender } from '../support/report-sender.ts';
import { shownOn } from '../support/shown.ts';
import { hitsOf, judgedAt, lcov, openSmallPull, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
afterEach(() => story.close());

test('a report that comes while another is being judged is judged as well', async () => {
  let whileJudging: () => Promise<unknown> = async () => {};
  function beforeItIsSaved<Part extends object>(name: 'store' | 'github', part: Part): Part {
    if (name === 'github') return part;
    const { assessments } = part as unknown as Store;

    return {
      ...part,
      assessments: {
        ...assessments,
        async save(...given: Parameters<typeof assessments.save>) {
          if (JSON.stringify(given[0].findings).includes('incremental-coverage')) await whileJudging();
          await assessments.save(...given);
        },
      },
    };
  }
  story = await openStory({ startServer: options => startApp({ ...options, watch: beforeItIsSaved }) });
  const repository = story.addRepository('harbour/late');
  openSmallPull(repository, 'first');
  await story.settle();
  const ci = await addSender(story, 'harbour/late');
  const pull = openSmallPull(repository, 'late');
  await ci.put(pull.headSha, lcov(pathOf('late'), hitsOf(5)));
  whileJudging = async () => {
    whileJudging = async () => {};
    await ci.put(pull.headSha, lcov(pathOf('late'), hitsOf(9)));
  };
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(5), judgedAt(9)]);
});
