import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repliesOn } from '../support/commands.ts';
import { shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
let story: Story;
beforeAll(async () => {
  story = await openStory({ clock: clock.now });
});
afterAll(() => story.close());

/** As on a day in August 2023. */
const late = 4.5 * 3600;

/** What happens while deliveries are held back, and then arrives hours late. */
async function arriveLate(happen: () => void): Promise<number> {
  const { deliveries, journal } = story.stage.github;
  deliveries.hold();
  happen();
  clock.pass(late);
  const before = journal.totals().writes;
  deliveries.release();
  await story.settle();

  return journal.totals().writes - before;
}

describe('F6: deliveries that come 4.5 hours late', () => {
  test('of a pull request that was closed meanwhile lead to nothing', async () => {
    const repository = story.addRepository('harbour/closed-meanwhile');
    repository.setRole('ada', 'maintain');
    const writes = await arriveLate(() => {
      const pull = openSmallPull(repository, 'closed');
      runSmallCi(repository, pull, 7);
      repository.conversation.comment(pull.number, '/rung help', 'ada');
      clock.pass(60);
      pull.close();
    });

    expect(repository.checks.runs({ app: 'rung' })).toEqual([]);
    expect(repository.conversation.comments().filter(({ app }) => app !== null)).toEqual([]);
    expect(writes).toBe(0);
  });

  test('are judged by the present state: only the last push counts', async () => {
    const repository = story.addRepository('harbour/pushed-meanwhile');
    const heads: string[] = [];
    await arriveLate(() => {
      const pull = openSmallPull(repository, 'pushed');
      runSmallCi(repository, pull, 7);
      heads.push(pull.headSha);
      clock.pass(600);
      repository.push('pushed', { [pathOf('pushed')]: `${code('pushed')}// Again.\n` }, { by: 'mia' });
      runSmallCi(repository, pull, 9);
      heads.push(pull.headSha);
    });

    expect(heads.map(sha => shownOn(repository, sha).coverage)).toEqual([[], [judgedAt(9)]]);
  });

  test('of a command are judged by when it was written: a push since then voids it', async () => {
    const repository = story.addRepository('harbour/asked-before');
    repository.setRole('ada', 'maintain');
    const pull = openSmallPull(repository, 'asked');
    runSmallCi(repository, pull, 7);
    await story.settle();
    await arriveLate(() => {
      clock.pass(60);
      repository.conversation.comment(
        pull.number,
        '/rung waive incremental-coverage because it is generated',
        'ada',
      );
      clock.pass(60);
      repository.push('asked', { [pathOf('asked')]: `${code('asked')}// Again.\n` }, { by: 'mia' });
      runSmallCi(repository, pull, 7);
    });

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
    expect(repliesOn(repository, pull)).toEqual([expect.stringMatching(/push/)]);
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});
