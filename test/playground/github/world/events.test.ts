import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor } from '../octokit-for.ts';
import { receiveWebhooks } from '../webhook-receiver.ts';

const hook = await receiveWebhooks();
const github = await startGitHub({ webhook: { url: hook.url, secret: 's' } });
afterAll(async () => {
  await github.close();
  await hook.close();
});
const { world } = github;
const quotes = world.createRepository('harbour/quotes', {
  files: {
    'a.txt': 'a\nb\nc\nd\ne\n',
    '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\n',
    '.github/workflows/nightly.yml': 'name: Nightly\non:\n  schedule: [{cron: "0 0 * * *"}]\n',
    '.github/workflows/broken.yml': 'on: [push\n',
  },
});
const installation = world.install('harbour');
const ci = '.github/workflows/ci.yml';

async function told(): Promise<string[]> {
  await github.deliveries.idle();
  return hook.names();
}

function last(event: string): Record<string, never> & { [key: string]: never } {
  const found = hook.received.findLast(one => one.event === event);
  return JSON.parse(found?.body ?? 'null');
}

beforeEach(async () => {
  await told();
  hook.received.length = 0;
});

describe('pull requests', () => {
  test('are opened, pushed to, drafted and closed', async () => {
    quotes.push('life', { b: '1' }, { by: 'ada' });
    const pull = quotes.openPullRequest({ head: 'life', author: 'ada', draft: true });
    quotes.push('life', { b: '2' }, { by: 'ada' });
    pull.markReady();
    pull.convertToDraft();
    pull.edit({ title: 'Other' });
    pull.label('bug');
    pull.close('bob');
    pull.reopen();
    expect((await told()).filter(name => name.startsWith('pull_request'))).toEqual(
      [
        'opened',
        'synchronize',
        'ready_for_review',
        'converted_to_draft',
        'edited',
        'labeled',
        'closed',
        'reopened',
      ].map(action => `pull_request.${action}`),
    );
    expect(quotes.record.refs.get(`refs/pull/${pull.number}/head`)).toBe(pull.headSha);
    pull.close();
  });

  test('are merged with the base moved, and the rest of the world told', async () => {
    quotes.push('merge-me', { c: '1' });
    const pull = quotes.openPullRequest({ head: 'merge-me' });
    await told();
    hook.received.length = 0;
    const sha = pull.merge('ada');
    expect(await told()).toEqual(['pull_request.closed', 'push', 'check_suite.requested']);
    expect(last('pull_request')).toMatchObject({ pull_request: { merged: true, merge_commit_sha: sha } });
    expect(quotes.tip()).toBe(sha);
    expect(quotes.read('c')).toBe('1');
    expect(pull.files.map(file => file.path)).toEqual(['c']);
  });

  test('from a fork: pushes to the fork are only seen as synchronize', async () => {
    const fork = quotes.fork('eve');
    fork.push('feature', { d: '1' });
    const pull = quotes.openPullRequest({ head: 'eve:feature' });
    fork.push('feature', { d: '2' });
    expect(await told()).toEqual(['pull_request.opened', 'pull_request.synchronize']);
    expect(last('pull_request')).toMatchObject({
      pull_request: { head: { label: 'eve:feature', repo: { fork: true } } },
    });
    fork.delete();
    pull.close('ada');
    await told();
    expect(last('pull_request')).toMatchObject({ pull_request: { head: { repo: null } } });
  });

  test('a force push goes back', async () => {
    const first = quotes.push('force', { f: '1' });
    const pull = quotes.openPullRequest({ head: 'force' });
    quotes.push('force', { f: '2' });
    quotes.moveBranch('force', first);
    await told();
    expect(last('push')).toMatchObject({ forced: true, after: first });
    expect(last('pull_request')).toMatchObject({ action: 'synchronize', after: first });
    expect(pull.headSha).toBe(first);
    pull.close();
  });

  test('base.sha stays behind when the base moves', async () => {
    quotes.push('behind', { g: '1' });
    const pull = quotes.openPullRequest({ head: 'behind' });
    const before = quotes.tip();
    quotes.push('main', { h: '1' });
    expect(pull.record.baseSha).toBe(before);
    quotes.push('behind', { g: '2' });
    expect(pull.record.baseSha).toBe(quotes.tip());
    pull.close();
  });
});

describe('workflow runs', () => {
  test('are requested, in progress and completed, with a check run for each job', async () => {
    const run = quotes.startWorkflowRun({ workflow: ci, jobs: ['lint', 'test'] });
    run.complete({ conclusion: 'failure', jobs: { lint: 'success' } });
    expect(await told()).toEqual([
      'workflow_run.requested',
      'workflow_run.in_progress',
      'check_run.created',
      'check_run.created',
      'check_run.completed',
      'check_run.completed',
      'check_suite.completed',
      'workflow_run.completed',
    ]);
    const { headSha } = run.record;
    const jobs = quotes.checks.runs({ app: 'github-actions', headSha });
    expect(jobs.map(job => [job.name, job.conclusion])).toEqual([
      ['lint', 'success'],
      ['test', 'failure'],
    ]);
    expect(last('check_suite')).toMatchObject({ check_suite: { conclusion: 'failure' } });
  });

  test('of a pull request test the merge of base and head', async () => {
    quotes.push('tested', { i: '1' });
    const pull = quotes.openPullRequest({ head: 'tested' });
    quotes.push('main', { j: '1' });
    const run = quotes.startWorkflowRun({ workflow: ci, pullRequest: pull.number });
    expect(quotes.record.objects.commit(run.testedSha).parents).toEqual([quotes.tip(), pull.headSha]);
    await told();
    expect(last('workflow_run')).toMatchObject({
      workflow_run: {
        head_sha: pull.headSha,
        event: 'pull_request',
        path: ci,
        name: 'CI',
        pull_requests: [{ number: pull.number }],
      },
    });
    pull.close();
  });

  test('FK-1: of a fork name no pull request', async () => {
    quotes.fork('mallory').push('feature', { k: '1' });
    const pull = quotes.openPullRequest({ head: 'mallory:feature' });
    quotes.startWorkflowRun({ workflow: ci, pullRequest: pull.number }).complete({ conclusion: 'success' });
    await told();
    expect(last('workflow_run')).toMatchObject({
      workflow_run: { pull_requests: [], head_repository: { full_name: 'mallory/quotes' } },
    });
    expect(last('check_run')).toMatchObject({ check_run: { pull_requests: [] } });
    pull.close();
  });

  test('FK-8: wait for an approval, then run', async () => {
    const run = quotes.startWorkflowRun({ workflow: ci, awaitsApproval: true });
    expect(await told()).toEqual(['workflow_run.requested', 'workflow_run.completed']);
    expect(last('workflow_run')).toMatchObject({ workflow_run: { conclusion: 'action_required' } });
    run.approve().complete({ conclusion: 'success' });
    await told();
    expect(last('workflow_run')).toMatchObject({ workflow_run: { conclusion: 'success', run_attempt: 1 } });
  });

  test('come again as the next attempt', async () => {
    const run = quotes.startWorkflowRun({ workflow: ci }).complete({ conclusion: 'failure' });
    run.rerun();
    await told();
    expect(last('workflow_run')).toMatchObject({
      action: 'requested',
      workflow_run: { id: run.id, run_attempt: 2, status: 'queued', conclusion: null },
    });
    run.cancel();
    await told();
    expect(last('workflow_run')).toMatchObject({ workflow_run: { conclusion: 'cancelled' } });
  });

  test('start for the workflows whose triggers name the event', () => {
    const paths = (request: Parameters<typeof quotes.startWorkflowRuns>[0]) =>
      quotes.startWorkflowRuns(request).map(run => run.record.workflow.path);
    expect(paths({})).toEqual([ci]);
    expect(paths({ event: 'schedule' })).toEqual(['.github/workflows/nightly.yml']);
    expect(paths({ event: 'release' })).toEqual([]);
  });
});

describe('Rung’s own check runs', async () => {
  const octokit = await octokitFor(github).getInstallationOctokit(installation.id);

  test('tell Rung of themselves and of the Re-run buttons', async () => {
    const head_sha = quotes.tip();
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/check-runs', {
      owner: 'harbour',
      repo: 'quotes',
      name: 'Rung / CI status',
      head_sha,
      status: 'in_progress',
    });
    quotes.checks.rerequest(Number(data.id), 'ada');
    quotes.checks.rerequestSuite(head_sha, 'ada');
    expect(await told()).toEqual(['check_run.created', 'check_run.rerequested', 'check_suite.rerequested']);
    expect(last('check_run')).toMatchObject({
      check_run: { app: { slug: 'rung' } },
      sender: { login: 'ada' },
    });
  });
});

test('merge groups ask for checks on their own branch, and merge', async () => {
  quotes.push('queued', { l: '1' });
  const pull = quotes.openPullRequest({ head: 'queued' });
  await told();
  hook.received.length = 0;
  const group = quotes.enqueueMergeGroup([pull.number]);
  expect(await told()).toEqual(['create', 'push', 'check_suite.requested', 'merge_group.checks_requested']);
  expect(last('merge_group')).toMatchObject({
    merge_group: {
      head_sha: group.headSha,
      base_ref: 'refs/heads/main',
      head_ref: expect.stringMatching(/^refs\/heads\/gh-readonly-queue\/main\/pr-/),
    },
  });
  const run = quotes.startWorkflowRun({ workflow: ci, event: 'merge_group', branch: group.branch });
  expect([run.record.headSha, run.testedSha]).toEqual([group.headSha, group.headSha]);
  group.merge();
  await told();
  expect(last('merge_group')).toMatchObject({ action: 'destroyed', reason: 'merged' });
  expect([quotes.tip(), pull.record.merged]).toEqual([group.headSha, true]);
});

test('statuses, releases and the states of a repository are told', async () => {
  quotes.checks.setStatus({ sha: quotes.tip(), context: 'legacy', state: 'failure' });
  quotes.publishRelease('v1.0.0', { by: 'ada' });
  quotes.archive();
  quotes.archive(false);
  quotes.setPrivate(true);
  quotes.rename('sayings');
  expect(await told()).toEqual([
    'status',
    'release.published',
    'repository.archived',
    'repository.unarchived',
    'repository.privatized',
    'repository.renamed',
  ]);
  expect(last('status')).toMatchObject({ sha: quotes.tip(), branches: [{ name: 'main' }] });
  expect(last('release')).toMatchObject({ release: { tag_name: 'v1.0.0', target_commitish: 'main' } });
});

test('what is installed is told', async () => {
  const other = world.createRepository('harbour/tides');
  await told();
  hook.received.length = 0;
  installation.select([other]);
  installation.select([other, quotes]);
  installation.acceptPermissions({ metadata: 'read' });
  installation.uninstall();
  expect(await told()).toEqual([
    'installation_repositories.removed',
    'installation_repositories.added',
    'installation.new_permissions_accepted',
    'installation.deleted',
  ]);
  expect(last('installation')).toMatchObject({ repositories: [{ name: 'sayings' }, { name: 'tides' }] });
});
