import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { doneName } from '../support/shown.ts';
import { code, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const template = { '.github/pull_request_template.md': '- [ ] documents are up to date\n' };

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const linesOn = (repository: RepositoryHandle, headSha: string) =>
  repository.checks
    .runs({ app: 'rung', name: doneName, headSha })
    .map(run => `${run.conclusion}: ${run.title}`);

const team = 'start: enforce\nsolo: false\n';

function propose(fullName: string, options: { body?: string; draft?: boolean; policy?: string } = {}) {
  const { policy = team, ...rest } = options;
  const repository = story.addRepository(fullName, {
    files: { 'README.md': '# Shop\n', ...template },
    policy,
  });
  const issue = repository.conversation.openIssue('Quotes are late', 'ben');
  repository.push('fix', { [pathOf('fix')]: code('fix'), 'test/fix.test.ts': code('tested') }, { by: 'mia' });
  const pull = repository.openPullRequest({
    ...{ head: 'fix', author: 'mia', body: `Closes #${issue.number}.\n\n- [x] documents are up to date\n` },
    ...rest,
  });

  return { repository, pull, issue };
}

test('a change that lacks nothing of the author’s hears nothing; one that does is advised', async () => {
  const ready = propose('harbour/ready');
  const open = propose('harbour/open', { body: 'Just a fix\n\n- [ ] documents are up to date\n' });
  const draft = propose('harbour/draft', { body: '', draft: true });
  await story.settle();

  expect(linesOn(ready.repository, ready.pull.headSha)).toEqual([]);
  expect(linesOn(draft.repository, draft.pull.headSha)).toEqual([]);
  expect(linesOn(open.repository, open.pull.headSha)).toEqual([
    'neutral: 2 of 5 done; open: work item, checklist, approval; advice only',
  ]);
  expect(story.stage.github.journal.invalid()).toEqual([]);

  open.pull.edit({ body: `Closes #${open.issue.number}.\n\n- [x] documents are up to date\n` });
  await story.settle();
  open.pull.review('ben');
  await story.settle();
  expect(linesOn(open.repository, open.pull.headSha).at(-1)).toBe('success: All 5 items done');
});

test('where it is enforced, it is red until a review and the conversation are through', async () => {
  const { repository, pull } = propose('strict/shop', {
    policy: 'start: enforce\nsolo: false\nchecks: { definition-of-done: { mode: enforce } }\n',
  });
  await story.settle();
  expect(linesOn(repository, pull.headSha)).toEqual(['failure: 4 of 5 done; open: approval']);

  pull.review('ben');
  await story.settle();
  expect(linesOn(repository, pull.headSha).at(-1)).toBe('success: All 5 items done');
});
