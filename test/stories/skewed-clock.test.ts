import { expect, test } from 'vitest';
import { recordedLog } from '../support/recorded-log.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory } from '../support/story.ts';

test.each([-10, 10])(
  'F9: a server whose clock is %i minutes off judges as any other, and says so once',
  async minutes => {
    const recorded = recordedLog();
    const now = () => new Date(Date.now() + minutes * 60_000);
    const story = await openStory({ change: { now, log: recorded.log } });
    try {
      const repository = story.addRepository('harbour/quotes');
      const pull = openSmallPull(repository, 'feature');
      runSmallCi(repository, pull, 9);
      await story.settle();

      expect(shownOn(repository, pull.headSha).coverage.at(-1)).toBe(judgedAt(9));
      const alerts = recorded.lines.filter(({ fields }) => 'skewSeconds' in fields);
      expect(alerts).toHaveLength(1);
      expect(story.stage.github.journal.entries.filter(({ status }) => status === 401).length).toBeLessThan(
        5,
      );
    } finally {
      await story.close();
    }
  },
);
