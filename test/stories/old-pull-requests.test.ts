import { afterAll, beforeAll, expect, it } from 'vitest';
import { shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

it('RS-8: a pull request from before Rung was installed is checked, and told nothing until its next push', async () => {
  const { world } = story.stage.github;
  world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
  const repository = world.createRepository('harbour/quotes');
  const pull = openSmallPull(repository, 'old');
  runSmallCi(repository, pull, 7);
  await story.stage.github.deliveries.idle();
  world.install('harbour');
  await story.settle();
  const comments = () => repository.conversation.comments(pull.number).length;

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
  expect(comments()).toBe(0);
  pull.edit({ title: 'Another title' });
  await story.settle();
  expect(comments()).toBe(0);

  repository.push('old', { 'src/more.ts': code('more') }, { by: 'mia' });
  runSmallCi(repository, pull, 7);
  await story.settle();
  expect(comments()).toBe(1);
});
