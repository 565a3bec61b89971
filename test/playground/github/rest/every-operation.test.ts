import { Octokit } from 'octokit';
import { expect, test } from 'vitest';
import { optionalPermissions } from '../../../../src/model/optional-permissions.ts';
import { permissions } from '../../../../src/model/permissions.ts';
import { usedOperations } from '../../../../src/playground/contract/used-operations.ts';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor } from '../octokit-for.ts';

const asked = Object.fromEntries(permissions.map(({ key, level }) => [key, level]));
const optional = Object.fromEntries(optionalPermissions.map(({ key }) => [key, 'read' as const]));

const manifest = {
  name: 'Rung at Harbour',
  url: 'https://rung.harbour.example',
  hook_attributes: { url: 'https://rung.harbour.example/api/github/webhooks', active: true },
  redirect_url: 'https://rung.harbour.example/setup/callback',
  public: false,
  default_permissions: { metadata: 'read' },
  default_events: [],
};

test('every operation answers as GitHub describes it', async () => {
  const github = await startGitHub({ app: { permissions: { ...asked, ...optional } } });
  const { world, journal } = github;
  const quotes = world.createRepository('harbour/quotes', {
    files: {
      '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\n',
      'src/a.js': 'a\nb\nc\n',
      'src/link.js': { symlink: 'a.js' },
      'src/dangling': { symlink: 'nowhere' },
      'bin/tool': new Uint8Array([0, 1, 2]),
      vendor: { submodule: '1'.repeat(40) },
    },
  });
  const { id: installation_id } = world.install('harbour');
  quotes.push('fix', { 'src/a.js': 'a\nB\nc\n', 'src/b.js': 'new\n', 'bin/tool': null }, { by: 'ada' });
  const pull = quotes.openPullRequest({ head: 'fix', author: 'ada', body: 'Text', labels: ['bug'] });
  quotes.fork('eve').push('feature', { 'c.js': 'c\n' });
  const foreign = quotes.openPullRequest({ head: 'eve:feature' });
  const foreignRun = quotes.startWorkflowRun({ pullRequest: foreign.number, awaitsApproval: true });
  world.repository('eve/quotes').delete();
  const run = quotes.startWorkflowRun({ pullRequest: pull.number });
  const files = { 'lcov.info': 'SF:src/a.js\nend_of_record\n' };
  run.complete({ conclusion: 'success', artifacts: [{ name: 'coverage', files }] });
  run.rerun();
  quotes.checks.setStatus({ sha: pull.headSha, context: 'legacy', state: 'pending' });
  quotes.addRuleSet([
    { context: 'build', integrationId: null },
    { context: 'lint', integrationId: 7 },
  ]);
  quotes.addRuleSet([{ context: 'audit', integrationId: null }], { source: 'Organization', branches: ['*'] });
  quotes.protectBranch('main', [{ context: 'build', integrationId: null }]);
  world.createRepository('harbour/empty').archive();
  const merged = quotes.push('done', { 'd.js': 'd\n' });
  quotes.openPullRequest({ head: 'done' }).merge('ada');

  const app = octokitFor(github);
  const octokit = await app.getInstallationOctokit(installation_id);
  const where = { owner: 'harbour', repo: 'quotes' };
  const tagSha = quotes.annotateTag('v1.0.0');
  const release = quotes.publishRelease('v1.0.0', { body: 'Notes', assets: ['quotes.cdx.json'] });
  await github.deliveries.idle();

  const asApp = (route: string, parameters = {}) => app.octokit.request(route, parameters);
  const ask = (route: string, parameters = {}) => octokit.request(`${route}`, { ...where, ...parameters });
  const deliveries = await asApp('GET /app/hook/deliveries');
  await asApp('GET /app/hook/deliveries/{delivery_id}', { delivery_id: deliveries.data[0].id });
  await asApp('GET /app');
  await asApp('GET /app/hook/config');
  const code = world.registerApp(JSON.stringify(manifest), 'harbour');
  await new Octokit({ baseUrl: github.url }).request('POST /app-manifests/{code}/conversions', { code });
  await asApp('GET /app/installations');
  await asApp('GET /app/installations/{installation_id}', { installation_id });
  await asApp('GET /repos/{owner}/{repo}/installation', where);
  for (const route of ['GET /installation/repositories', 'GET /meta', 'GET /rate_limit'])
    await octokit.request(route);

  const repository = 'GET /repos/{owner}/{repo}';
  await ask(repository);
  await ask(`${repository}/pulls`, { state: 'all' });
  for (const { number } of [pull, foreign]) {
    await ask(`${repository}/pulls/{pull_number}`, { pull_number: number });
    await ask(`${repository}/pulls/{pull_number}/files`, { pull_number: number });
  }
  pull.review('ben', { state: 'COMMENTED', body: 'Why?' });
  await ask(`${repository}/pulls/{pull_number}/reviews`, { pull_number: pull.number });
  await ask(`${repository}/commits/{commit_sha}/pulls`, { commit_sha: pull.headSha });
  for (const path of ['src/a.js', 'src/link.js', 'src/dangling', 'vendor', 'src', ''])
    for (const accept of ['application/json', 'application/vnd.github.object+json'])
      await ask(`${repository}/contents/{path}`, { path, headers: { accept } });
  const { data: tree } = await ask(`${repository}/git/trees/{tree_sha}`, {
    tree_sha: pull.headSha,
    recursive: '1',
  });
  const { sha: file_sha } = tree.tree.find((row: { path: string }) => row.path === 'src/a.js');
  await ask(`${repository}/git/blobs/{file_sha}`, { file_sha });
  await ask(`${repository}/git/ref/{ref}`, { ref: `pull/${pull.number}/merge` });
  await ask(`${repository}/git/commits/{commit_sha}`, { commit_sha: run.testedSha });
  await ask(`${repository}/commits/{ref}`, { ref: 'main' });
  const { data: tag } = await ask(`${repository}/git/ref/{ref}`, { ref: 'tags/v1.0.0' });
  const { data: tagged } = await ask(`${repository}/git/tags/{tag_sha}`, { tag_sha: tagSha });
  await ask(`${repository}/releases`);
  await ask(`${repository}/releases/{release_id}`, { release_id: release.id });
  await ask(`${repository}/releases/{release_id}/assets`, { release_id: release.id });
  await ask(`${repository}/compare/{basehead}`, { basehead: `main...${merged}` });
  await ask(`${repository}/branches/{branch}`, { branch: 'main' });
  await ask(`${repository}/branches/{branch}`, { branch: 'fix' });
  await ask(`${repository}/rules/branches/{branch}`, { branch: 'main' });

  const { data: check } = await ask('POST /repos/{owner}/{repo}/check-runs', {
    name: 'Rung / CI status',
    head_sha: pull.headSha,
    status: 'in_progress',
    external_id: 'ci-status/1/1',
  });
  const check_run_id = check.id;
  const annotation = {
    path: 'src/a.js',
    start_line: 2,
    end_line: 2,
    annotation_level: 'warning',
    message: 'm',
  };
  await ask('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    check_run_id,
    status: 'completed',
    conclusion: 'failure',
    output: { title: 'Red', summary: 'Why', text: 'How', annotations: [annotation] },
  });
  await ask(`${repository}/check-runs/{check_run_id}`, { check_run_id });
  await ask(`${repository}/check-runs/{check_run_id}/annotations`, { check_run_id });
  await ask(`${repository}/commits/{ref}/check-runs`, { ref: pull.headSha, filter: 'all' });
  await ask(`${repository}/commits/{ref}/status`, { ref: pull.headSha });
  await ask(`${repository}/commits/{ref}/statuses`, { ref: pull.headSha });

  await ask(`${repository}/actions/workflows`);
  await ask(`${repository}/actions/runs`, { status: 'action_required' });
  for (const { id: run_id } of [run, foreignRun])
    await ask(`${repository}/actions/runs/{run_id}`, { run_id });
  const { data: artifacts } = await ask(`${repository}/actions/runs/{run_id}/artifacts`, { run_id: run.id });
  await ask(`${repository}/actions/artifacts`);
  const zip = await ask(`${repository}/actions/artifacts/{artifact_id}/{archive_format}`, {
    artifact_id: artifacts.artifacts[0].id,
    archive_format: 'zip',
  });

  const { data: comment } = await ask('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    issue_number: pull.number,
    body: 'Hello',
  });
  await ask('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    comment_id: comment.id,
    body: 'Bye',
  });
  await ask(`${repository}/issues/{issue_number}/comments`, { issue_number: pull.number });
  await ask(`${repository}/issues/comments/{comment_id}`, { comment_id: comment.id });
  for (const content of ['eyes', 'eyes'])
    await ask('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
      comment_id: comment.id,
      content,
    });
  await ask(`${repository}/issues/comments`, { since: '2020-01-01T00:00:00Z' });
  await ask('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: comment.id });
  quotes.setRole('ada', 'maintain');
  for (const username of ['ada', 'eve', 'harbour'])
    await ask(`${repository}/collaborators/{username}/permission`, { username });
  await ask(`${repository}/activity`, { ref: 'refs/heads/fix' });
  await ask(`${repository}/activity`);
  await ask(`${repository}/branches/{branch}/protection`, { branch: 'main' });
  for (const path of ['', '/jobs'])
    await ask(`${repository}/actions/runs/{run_id}/attempts/{attempt_number}${path}`, {
      ...{ run_id: run.id, attempt_number: 1 },
    });
  const { data: filed } = await ask('POST /repos/{owner}/{repo}/issues', {
    ...{ title: 'Maturity', body: 'Level 2', labels: ['rung'] },
  });
  await ask('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
    ...{ issue_number: filed.number, body: 'Level 3', state: 'closed', state_reason: 'completed' },
  });
  for (const issue_number of [filed.number, pull.number])
    await ask(`${repository}/issues/{issue_number}`, { issue_number });
  quotes.delivery.deploy('production');
  quotes.delivery.addEnvironment('production', { reviewers: ['ada'], waitMinutes: 5 });
  const milestone = quotes.delivery.addMilestone('Q4');
  const issue = quotes.conversation.openIssue('Late', 'ada', { labels: ['bug'] });
  Object.assign(issue, { milestone: milestone.number, type: 'Bug' });
  quotes.conversation.assign(issue, 'ben', 'ada');
  quotes.security.set({ secretScanning: true });
  quotes.security.analyse(quotes.tip());
  for (const kind of ['dependency', 'code', 'secret'] as const) quotes.security.openAlert(kind);
  const lists = ['deployments', 'environments', 'issues', 'milestones', 'dependabot/alerts'];
  const scans = ['code-scanning/alerts', 'code-scanning/analyses', 'secret-scanning/alerts'];
  for (const list of [...lists, ...scans]) await ask(`${repository}/${list}`);
  await github.close();

  expect(journal.invalid().map(({ method, path, problems }) => ({ method, path, problems }))).toEqual([]);
  expect(new Set(journal.entries.map(entry => entry.operation))).toEqual(new Set(usedOperations));
  expect(journal.entries.every(entry => entry.status < 400)).toBe(true);
  expect(tag.object).toMatchObject({ type: 'tag', sha: tagSha });
  expect(tagged.object).toMatchObject({ type: 'commit', sha: quotes.tip() });
  expect(Buffer.from(zip.data).subarray(0, 2).toString()).toBe('PK');
  expect(journal.downloads).toMatchObject([{ status: 200, authorizationArrived: false }]);
});
