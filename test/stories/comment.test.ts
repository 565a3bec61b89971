import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type {
  PullRequestOptions,
  RepositoryHandle,
} from '../../src/playground/github/handles/repository-handle.ts';
import { code, coverageOf, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const quietLabel = 'rung:quiet';
let count = 0;

interface Opened {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
  /** Pushes to the pull request and lets its CI run `run` of the ten lines. */
  push(run: number): Promise<void>;
  /** Rung's comments on it. */
  comments(): readonly string[];
}

interface PullOptions extends Partial<PullRequestOptions> {
  /** The organization's. */
  readonly policy?: string | null;
  /** The repository's own policy. */
  readonly rung?: string;
}

/** In an organization of its own, so that no case comes near the limit of writes of another. */
function addRepository(policy?: string | null): RepositoryHandle {
  count += 1;

  return story.addRepository(`harbour-${count}/quotes`, policy === undefined ? {} : { policy });
}

/** A pull request whose tests run `run` of its ten lines, in a repository of its own. */
async function openPull(run: number, options: PullOptions = {}): Promise<Opened> {
  const { policy, rung, ...rest } = options;
  const repository = addRepository(policy);
  if (rung !== undefined) repository.push('main', { '.github/rung.yml': rung });
  const pull = openSmallPull(repository, 'fix', rest);
  runSmallCi(repository, pull, run);
  await story.settle();

  return {
    repository,
    pull,
    async push(next) {
      repository.push('fix', { 'NOTES.md': `# ${pull.headSha}\n` }, { by: 'mia' });
      runSmallCi(repository, pull, next);
      await story.settle();
    },
    comments: () => commentsOn(repository, pull),
  };
}

function commentsOn(repository: RepositoryHandle, pull: PullRequestHandle): readonly string[] {
  return repository.conversation
    .comments(pull.number)
    .filter(({ app }) => app?.slug === 'rung')
    .map(({ body }) => body);
}

const short = (sha: string) => sha.slice(0, 7);
const commentWrites = (repository: RepositoryHandle) =>
  story.stage.github.journal.entries.filter(
    ({ method, path }) => method !== 'GET' && path.includes(`${repository.fullName}/issues/`),
  ).length;

test('appears on red, changes with the next push, goes quiet when green: one comment, edited', async () => {
  const { repository, pull, push, comments } = await openPull(6);
  const [first = ''] = comments();
  expect(first).toContain('**One thing to do**');
  expect(first).toContain('**Incremental coverage 60.00%, asked 80%.** 4 changed lines are not run by tests');
  expect(first).toContain(`Judged at ${short(pull.headSha)}.`);
  const id = repository.conversation.comments(pull.number)[0]?.id;

  await push(7);
  expect(comments()).toHaveLength(1);
  expect(comments()[0]).toContain('**Incremental coverage 70.00%, asked 80%.**');
  expect(comments()[0]).toContain(`Judged at ${short(pull.headSha)}.`);

  await push(9);
  const quiet = `Nothing left to do. Incremental coverage 70.00% → 90.00% (9 of 10) at ${short(pull.headSha)}.`;
  expect(comments()).toEqual([expect.stringMatching(`^${quiet.replaceAll(/[().]/g, '\\$&')}\n\n<!--`)]);

  const before = commentWrites(repository);
  await push(10);
  expect(comments()[0]).toContain(quiet);
  expect(commentWrites(repository)).toBe(before);

  await push(5);
  expect(comments()[0]).toContain('**Incremental coverage 50.00%, asked 80%.**');
  expect(repository.conversation.comments(pull.number).map(comment => comment.id)).toEqual([id]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('links to the check run, whose page shows the lines', async () => {
  const { repository, pull, comments } = await openPull(6);
  const [check] = repository.checks.runs({
    app: 'rung',
    name: 'Rung / Incremental coverage',
    headSha: pull.headSha,
  });

  expect(comments()[0]).toContain(
    `[Lines and how to reproduce](https://github.example/${repository.fullName}/runs/${check?.id})`,
  );
});

test('stays as it was while the checks of a new head are open', async () => {
  const { repository, pull, comments } = await openPull(6);
  const [before] = comments();
  repository.push('fix', { 'NOTES.md': '# More\n' }, { by: 'mia' });
  repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();

  expect(comments()).toEqual([before]);
});

test('names a required check as what blocks', async () => {
  const repository = addRepository();
  repository.addRuleSet([{ context: 'Rung / Incremental coverage', integrationId: null }]);
  const pull = openSmallPull(repository, 'fix');
  runSmallCi(repository, pull, 6);
  await story.settle();

  expect(commentsOn(repository, pull)[0]).toContain('**One thing to do before this can merge**');
  expect(commentsOn(repository, pull)[0]).toContain('required by a rule of `main`');
});

describe('an event that changes nothing', () => {
  test('writes nothing', async () => {
    const { repository, pull, comments } = await openPull(6);
    const before = comments();
    const writes = commentWrites(repository);
    for (let each = 0; each < 3; each += 1) pull.edit({ title: `Told again ${each}` });
    await story.settle();

    expect(comments()).toEqual(before);
    expect(commentWrites(repository)).toBe(writes);
  });

  test('F15: PC-10: leaves alone what a person wrote into the comment, until there is news', async () => {
    const { repository, pull, push, comments } = await openPull(6);
    const [comment] = repository.conversation.comments(pull.number);
    if (comment === undefined) throw new Error('There is no comment.');
    repository.conversation.edit(
      comment,
      'Mine now. /rung waive incremental-coverage because I say so',
      'mia',
    );
    pull.edit({ title: 'Told again' });
    await story.settle();
    expect(comments()[0]).toContain('Mine now.');

    await push(6);
    expect(comments()).toEqual([expect.stringContaining('**Incremental coverage 60.00%')]);
  });
});

describe('no comment', () => {
  test.each<[string, number, PullOptions]>([
    ['when nothing fell short', 9, {}],
    [`with the label ${quietLabel}`, 6, { labels: [quietLabel] }],
    ['on a draft', 6, { draft: true }],
    ['under start: advise', 6, { policy: 'start: advise\n' }],
    ['without any policy', 6, { policy: null }],
    ['where the check advises only', 6, { rung: 'checks: { incremental-coverage: { mode: advise } }\n' }],
    ["on a bot's pull request", 6, { author: 'renovate[bot]' }],
  ])('%s', async (_, run, options) => {
    const { repository, comments } = await openPull(run, options);

    expect(repository.checks.runs({ app: 'rung' }).length).toBeGreaterThan(0);
    expect(comments()).toEqual([]);
  });

  test('and no write at all under start: observe', async () => {
    const { repository } = await openPull(6, { policy: 'start: observe\n' });
    const writes = story.stage.github.journal.entries.filter(
      ({ method, path }) => method !== 'GET' && path.includes(repository.fullName),
    );

    expect(writes).toEqual([]);
  });

  test('F15: PC-11: in a locked conversation, where the check still speaks', async () => {
    const repository = addRepository();
    const pull = openSmallPull(repository, 'fix');
    pull.lock();
    runSmallCi(repository, pull, 6);
    await story.settle();

    expect(commentsOn(repository, pull)).toEqual([]);
    expect(commentWrites(repository)).toBe(0);
    expect(repository.checks.runs({ app: 'rung' }).map(({ conclusion }) => conclusion)).toContain('failure');
  });

  test('on a pull request that is closed when its CI ends', async () => {
    const repository = addRepository();
    const pull = openSmallPull(repository, 'fix');
    const run = repository.startWorkflowRun({ pullRequest: pull.number });
    pull.close();
    run.complete({ conclusion: 'success', artifacts: [coverageOf('fix', 6)] });
    await story.settle();

    expect(commentsOn(repository, pull)).toEqual([]);
  });
});

test('a draft made ready gets its comment', async () => {
  const { pull, comments } = await openPull(6, { draft: true });
  pull.markReady();
  await story.settle();

  expect(comments()).toEqual([expect.stringContaining('**One thing to do**')]);
});

test('a comment stays as it was while its pull request is a draft', async () => {
  const { pull, push, comments } = await openPull(6);
  const before = comments();
  pull.convertToDraft();
  await push(9);
  expect(comments()).toEqual(before);

  pull.markReady();
  await story.settle();
  expect(comments()).toEqual([expect.stringContaining('Nothing left to do.')]);
});

test(`taking the label ${quietLabel} off brings the comment, putting it on keeps it as it was`, async () => {
  const { pull, push, comments } = await openPull(6, { labels: [quietLabel] });
  pull.unlabel(quietLabel);
  await story.settle();
  const before = comments();
  expect(before).toHaveLength(1);

  pull.label(quietLabel);
  await push(9);
  expect(comments()).toEqual(before);
});

test('unlocking a conversation brings the comment', async () => {
  const repository = addRepository();
  const pull = openSmallPull(repository, 'fix');
  pull.lock();
  runSmallCi(repository, pull, 6);
  await story.settle();
  pull.unlock();
  await story.settle();

  expect(commentsOn(repository, pull)).toEqual([expect.stringContaining('60.00%')]);
});

test('F15: PC-9: a comment that a person deleted comes back with a new head only, and only once for it', async () => {
  const { repository, pull, push, comments } = await openPull(6);
  const remove = () => {
    for (const comment of repository.conversation.comments(pull.number))
      repository.conversation.delete(comment, 'mia');
  };
  remove();
  runSmallCi(repository, pull, 5);
  await story.settle();
  expect(comments()).toEqual([]);

  await push(7);
  expect(comments()).toEqual([expect.stringContaining('70.00%')]);
  remove();
  await push(9);
  expect(comments()).toEqual([]);
  await push(5);
  expect(comments()).toEqual([expect.stringContaining('50.00%')]);
});

test("F15: PC-15: another Rung's comment with the same words is left alone", async () => {
  const repository = addRepository();
  const pull = openSmallPull(repository, 'fix');
  const foreign = '**One thing to do**\n\n<!-- rung:sticky:app-4711 -->';
  repository.conversation.commentAsApp(pull.number, foreign, 'rung-staging');
  runSmallCi(repository, pull, 6);
  await story.settle();

  const bodies = repository.conversation.comments(pull.number).map(({ body }) => body);
  expect(bodies).toEqual([foreign, expect.stringContaining('60.00%')]);
});

describe('F2: one comment comes out of', () => {
  const createRoute = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

  test.each([
    { kind: 'accept-then-reset' },
    { kind: 'reset' },
    { kind: 'status', status: 502 },
    { kind: 'half-body' },
  ] as const)('$kind', async fault => {
    story.stage.github.faults.add({ route: createRoute, fault });
    const { comments } = await openPull(6);

    expect(comments()).toEqual([expect.stringContaining('60.00%')]);
  });

  test('a restart with an empty memory, behind 130 other comments', async () => {
    const repository = addRepository();
    const pull = openSmallPull(repository, 'fix');
    for (let each = 0; each < 130; each += 1) repository.conversation.comment(pull.number, `${each}`, 'eve');
    story.stage.github.faults.add({ route: createRoute, fault: { kind: 'accept-then-reset' } });
    runSmallCi(repository, pull, 6);
    await story.settle();
    await story.restart();
    pull.edit({ title: 'Told again' });
    await story.settle();

    expect(commentsOn(repository, pull)).toHaveLength(1);
  });
});

test("a fork's pull request gets its comment too", async () => {
  const repository = addRepository();
  const fork = repository.fork('eve');
  fork.push('fix', { [pathOf('fix')]: code('fix') }, { by: 'eve' });
  const pull = repository.openPullRequest({ head: 'eve:fix' });
  runSmallCi(repository, pull, 6);
  await story.settle();

  expect(commentsOn(repository, pull)).toEqual([expect.stringContaining('60.00%')]);
});

test('two pull requests with one head: each says what its own policy asks', async () => {
  const repository = addRepository();
  repository.push('stable', { '.github/rung.yml': 'checks: { incremental-coverage: { target: 50 } }\n' });
  repository.push('fix', { [pathOf('fix')]: code('fix') }, { by: 'mia' });
  const [strict, mild] = ['main', 'stable'].map(base =>
    repository.openPullRequest({ head: 'fix', base, author: 'mia' }),
  );
  if (strict === undefined || mild === undefined) throw new Error('Two were opened.');
  repository
    .startWorkflowRun({ branch: 'fix', event: 'push' })
    .complete({ conclusion: 'success', artifacts: [coverageOf('fix', 6)] });
  await story.settle();

  expect(commentsOn(repository, strict)).toEqual([expect.stringContaining('60.00%, asked 80%')]);
  expect(commentsOn(repository, mild)).toEqual([]);
});

describe('in the language of the policy', () => {
  test('zh-CN', async () => {
    const { pull, push, comments } = await openPull(6, { rung: 'language: zh-CN\n' });
    expect(comments()[0]).toContain('**还有一件事**\n\n**增量覆盖率 60.00%，要求 80%。**');
    await push(9);
    expect(comments()[0]).toContain(
      `没有待办事项。增量覆盖率 60.00% → 90.00%（9/10 行），评估提交 ${short(pull.headSha)}。`,
    );
  });

  test('both: the second one in a fold', async () => {
    const { comments } = await openPull(6, { rung: 'language: both\n' });
    const [first, second] = comments()[0]?.split('<details><summary>中文</summary>') ?? [];

    expect(first).toContain('**One thing to do**');
    expect(second).toContain('**还有一件事**');
  });
});
