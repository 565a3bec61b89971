import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { writeZip } from '../../src/playground/github/zip/write-zip.ts';
import { addSender, type ReportSender } from '../support/report-sender.ts';
import { coverageName, shownOn } from '../support/shown.ts';
import { code, hitsOf, judgedAt, lcov, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const noCi = 'neutral: Not judged: no workflow ran on this commit; not blocking';
/** Hits on the last of the ten lines. */
const lastHits = (count: number) => hitsOf(10 - count).map(hit => 1 - hit);
const reportOf = (branch: string, run: number) => lcov(pathOf(branch), hitsOf(run));

/** A repository without workflows, and the CI beside it. */
async function addOutside(name: string, files?: Readonly<Record<string, string>>) {
  const repository = story.addRepository(`harbour/${name}`, files && { files });
  openSmallPull(repository, 'first');
  await story.settle();

  return { repository, ci: await addSender(story, `harbour/${name}`) };
}

function newestText(repository: RepositoryHandle, headSha: string): string {
  return repository.checks.runs({ app: 'rung', name: coverageName, headSha }).at(-1)?.text ?? '';
}

describe('a report from CI outside GitHub Actions', () => {
  let repository: RepositoryHandle;
  let ci: ReportSender;
  beforeAll(async () => {
    ({ repository, ci } = await addOutside('outside'));
  });

  test('is judged when it comes, in the numbers of its commit, and the check says who sent it', async () => {
    const pull = openSmallPull(repository, 'sent');
    await story.settle();
    expect(shownOn(repository, pull.headSha).coverage).toEqual([noCi]);

    expect(await ci.put(pull.headSha, reportOf('sent', 7))).toMatchObject({
      status: 202,
      body: `{"message":"accepted","pullRequests":[${pull.number}]}\n`,
      headers: { 'content-type': 'application/json' },
    });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([noCi, judgedAt(7)]);
    const text = newestText(repository, pull.headSha);
    expect(text).toContain('Sent from CI outside GitHub Actions');
    expect(text).toContain('- Sent by `jenkins` · lcov · 1 file, 10 lines · paths placed: 1 of 1');
    expect(text).not.toContain('workflow');
  });

  test('that comes twice changes nothing; one that is new is merged, and makes a new check run', async () => {
    const pull = openSmallPull(repository, 'twice');
    await ci.put(pull.headSha, reportOf('twice', 5));
    await story.settle();
    expect((await ci.put(pull.headSha.toUpperCase(), reportOf('twice', 5))).body).toBe(
      `{"message":"accepted: it was here already","pullRequests":[${pull.number}]}\n`,
    );
    await story.settle();
    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(5)]);

    await ci.put(pull.headSha, lcov(pathOf('twice'), lastHits(3)));
    await story.settle();
    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(5), judgedAt(8)]);
  });

  test('may come before its pull request is opened', async () => {
    repository.push('early', { [pathOf('early')]: code('early') }, { by: 'mia' });
    const headSha = repository.tip('early');
    expect((await ci.put(headSha, reportOf('early', 9))).body).toBe(
      '{"message":"accepted; no open pull request has this commit as its head yet","pullRequests":[]}\n',
    );
    const pull = repository.openPullRequest({ head: 'early', author: 'mia' });
    await story.settle();

    expect(pull.headSha).toBe(headSha);
    expect(shownOn(repository, headSha).coverage).toEqual([judgedAt(9)]);
  });

  test('and those of workflow runs count together', async () => {
    const pull = openSmallPull(repository, 'both');
    await ci.put(pull.headSha, gzipSync(lcov(pathOf('both'), lastHits(3))));
    runSmallCi(repository, pull, 6);
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(9)]);
    const text = newestText(repository, pull.headSha);
    expect(text).toContain('Read from this pull request');
    expect(text).toContain('`lcov.info` in `coverage` of');
    expect(text).toContain('- Sent by `jenkins` · lcov');
  });

  test('that is a zip has its reports read one by one', async () => {
    const pull = openSmallPull(repository, 'zipped');
    const zip = writeZip({
      'unit/lcov.info': reportOf('zipped', 6),
      'e2e/lcov.info': lcov(pathOf('zipped'), lastHits(2)),
      'index.html': '<!doctype html>',
    });
    await ci.put(pull.headSha, zip);
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(8)]);
    expect(newestText(repository, pull.headSha)).toContain('- `unit/lcov.info`, sent by `jenkins` · lcov');
  });

  test('that cannot be read is named, and never counts as covered', async () => {
    const pull = openSmallPull(repository, 'broken');
    for (const body of [gzipSync('%PDF-1.7'), writeZip({ '../lcov.info': reportOf('broken', 10) })])
      expect((await ci.put(pull.headSha, body)).status).toBe(202);
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage.at(-1)).toBe(
      'neutral: Not judged: the coverage report cannot be read; not blocking',
    );
    const text = newestText(repository, pull.headSha);
    expect(text).toContain('- Not read: sent by `jenkins`: its first lines are in no format Rung reads');
    expect(text).toContain('- Not read: sent by `jenkins`: the entry');
  });

  test('of a fork is judged too, without a word about the workflow of the fork', async () => {
    const fork = repository.fork('wanderer');
    fork.push('away', { [pathOf('away')]: 'export const away = 1;\n' }, { by: 'wanderer' });
    const pull = repository.openPullRequest({ head: 'wanderer:away' });
    await story.settle();
    await ci.put(pull.headSha, lcov(pathOf('away'), [0]));
    await story.settle();

    const newest = repository.checks.runs({ app: 'rung', name: coverageName, headSha: pull.headSha }).at(-1);
    expect(newest?.title).toBe('0.00% of 1 changed line run by tests; asked 80%');
    expect(newest?.summary).not.toContain('own workflow run');
  });
});

test('from its arrival to its judgement the check waits, and does not stand as it was', async () => {
  const { repository, ci } = await addOutside('waiting');
  const pull = openSmallPull(repository, 'sent');
  await story.settle();
  const before = story.stage.github.journal.entries.length;
  await ci.put(pull.headSha, reportOf('sent', 9));
  await story.settle();

  const writes = story.stage.github.journal.entries.slice(before).filter(({ kind }) => kind === 'write');
  const newest = repository.checks.runs({ app: 'rung', name: coverageName, headSha: pull.headSha }).at(-1);
  expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /repos/harbour/waiting/check-runs',
    `PATCH /repos/harbour/waiting/check-runs/${newest?.id}`,
  ]);
});

test('who has no token for a repository learns nothing of it', async () => {
  const { ci: stranger } = await addOutside('elsewhere');
  const { repository, ci } = await addOutside('private');
  const pull = openSmallPull(repository, 'secret');
  await story.settle();
  const body = reportOf('secret', 9);

  const answers = [
    await stranger.put(pull.headSha, body, 'harbour/private'),
    await stranger.put(pull.headSha, body, 'harbour/nowhere'),
    await stranger.put(pull.headSha, body, 'harbour%00/priv%27ate'),
  ];
  const { reportTokens } = story.stage.server.store;
  const own = (await reportTokens.list()).find(one => one.repository.id === repository.record.id);
  await reportTokens.revoke(own?.id ?? 0);
  answers.push(await ci.put(pull.headSha, body));
  await story.settle();

  for (const answer of answers)
    expect(answer).toMatchObject({ status: 404, body: '{"message":"no such repository for this token"}\n' });
  expect(shownOn(repository, pull.headSha).coverage).toEqual([noCi]);
});

test('a policy in Chinese has the check say in Chinese who sent the report', async () => {
  const { repository, ci } = await addOutside('chinese', {
    'src/index.ts': 'export {};\n',
    '.github/rung.yml': 'language: zh-CN\n',
  });
  const pull = openSmallPull(repository, 'sent');
  await ci.put(pull.headSha, reportOf('sent', 9));
  const slip = { '../lcov.info': reportOf('sent', 9) };
  const ends = '<?xml version="1.0"?><coverage line-rate="1"><packages>';
  for (const body of [gzipSync('garbage'), ends, writeZip(slip), writeZip({ 'a.zip': writeZip(slip) })])
    expect((await ci.put(pull.headSha, body)).status).toBe(202);
  await story.settle();

  const text = newestText(repository, pull.headSha);
  expect(text).toContain('由 GitHub Actions 以外的 CI 发送');
  expect(text).toContain('- 由 `jenkins` 发送 · lcov');
  expect(text.match(/未能读取：.*/g)).toEqual([
    expect.stringMatching(
      /^未能读取：由 `jenkins` 发送的报告，开头几行不是 Rung 可读取的格式；应为以下格式之一：lcov、/,
    ),
    '未能读取：由 `jenkins` 发送的报告，第 1 行第 55 列：XML 格式不正确（原始信息：unclosed tag: packages）',
    '未能读取：由 `jenkins` 发送的报告，条目 &#34;../lcov.info&#34; 通过 &#34;..&#34; 指向压缩包之外',
    '未能读取：由 `jenkins` 发送的 `a.zip`，不打开压缩包中的压缩包',
  ]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('a workflow that only lints is waited for, and its missing report is none', async () => {
  const { repository, ci } = await addOutside('linted');
  const pull = openSmallPull(repository, 'mixed');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await ci.put(pull.headSha, reportOf('mixed', 8));
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'in_progress: Waiting for 1 workflow run to finish',
  ]);

  run.complete({ conclusion: 'success', artifacts: [] });
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(8)]);
});
