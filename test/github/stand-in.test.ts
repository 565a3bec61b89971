import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { GitHub, RepositoryReads } from '../../src/github/port.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';

/** The adapter over real HTTP: every request and answer is held to GitHub's published description. */
let standIn: StandIn;
let github: GitHub;
let quotes: RepositoryRef;
let ledger: RepositoryRef;
let reads: RepositoryReads;
let headSha: string;
let pullNumber: number;
let runId: number;

beforeAll(async () => {
  standIn = await startGitHub();
  const { world } = standIn;
  const repository = world.createRepository('harbour/quotes', {
    files: { 'src/a.js': 'a\n', '.github/rung.yml': 'start: enforce\n' },
  });
  world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: advise\n' } });
  const other = world.createRepository('harbour/ledger', { files: { 'b.js': 'b\n' } });
  const installation = world.install('harbour');
  headSha = repository.push('fix', { 'src/a.js': 'b\n', 'src/c.js': 'c\n' }, { by: 'ada', message: 'Fix' });
  const pull = repository.openPullRequest({ head: 'fix', title: 'Fix', author: 'ada' });
  pullNumber = pull.number;
  const run = repository.startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] });
  run.begin().complete({
    conclusion: 'success',
    artifacts: [{ name: 'coverage', files: { 'lcov.info': 'SF:src/a.js\nDA:1,1\nend_of_record\n' } }],
  });
  runId = run.id;
  repository.checks.create('ci-of-others', 'build', headSha, { conclusion: 'failure' });
  repository.checks.setStatus({ sha: headSha, context: 'legacy', state: 'success' });
  repository.addRuleSet([{ context: 'build', integrationId: null }]);

  const ref = (name: string, id: number) => ({ installationId: installation.id, id, owner: 'harbour', name });
  quotes = ref('quotes', repository.id);
  ledger = ref('ledger', other.id);
  github = createGitHub({
    appId: standIn.app.id,
    privateKey: standIn.app.privateKey,
    baseUrl: standIn.url,
    allowedHosts: ['127.0.0.1'],
    now: () => new Date(),
    log: silentLog,
  });
  reads = github.reads(quotes);
});
afterAll(() => standIn.close());

describe('against the stand-in', () => {
  test('a pull request, its files and the list of open ones', async () => {
    const pull = await reads.pullRequest(pullNumber);
    expect(pull).toMatchObject({
      number: pullNumber,
      headSha,
      headBranch: 'fix',
      baseBranch: 'main',
      changedFiles: 2,
    });
    const files = await reads.pullRequestFiles(pullNumber);
    expect(files.map(({ path, status }) => `${status} ${path}`)).toEqual([
      'modified src/a.js',
      'added src/c.js',
    ]);
    const open = await reads.openPullRequests({ headOwner: 'harbour', headBranch: 'fix' });
    expect(open.map(({ number }) => number)).toEqual([pullNumber]);
    await expect(reads.openPullRequests({ headOwner: 'eve', headBranch: 'fix' })).resolves.toEqual([]);
  });

  test('trees, refs, commits, comparisons and branches', async () => {
    const { paths, truncated } = await reads.tree(headSha);
    expect([[...paths].sort(), truncated]).toEqual([['.github/rung.yml', 'src/a.js', 'src/c.js'], false]);
    const main = await reads.branch('main');
    const merge = await reads.reference(`pull/${pullNumber}/merge`);
    await expect(reads.commit(merge ?? '')).resolves.toEqual({
      ...{ sha: merge, parents: [main.sha, headSha] },
      committedAt: expect.any(Date),
    });
    await expect(reads.reference('pull/99/merge')).resolves.toBeUndefined();
    await expect(reads.comparison(main.sha, headSha)).resolves.toEqual({
      mergeBase: main.sha,
      paths: ['src/a.js', 'src/c.js'],
      complete: true,
    });
    await expect(reads.requiredChecks('main')).resolves.toEqual([{ name: 'build', appId: null }]);
  });

  test('policy files of the repository and of the organization', async () => {
    await expect(reads.fileText('.github/rung.yml', 'refs/heads/main')).resolves.toBe('start: enforce\n');
    await expect(reads.fileText('.github/rung.yaml', 'refs/heads/main')).resolves.toBeUndefined();
    expect((await gatewayFailure(reads.fileText('.github', 'refs/heads/main'))).kind).toBe('invalid');
    const organization = await github.organizationPolicyReads(quotes);
    await expect(organization?.fileText('.github/rung.yml', 'HEAD')).resolves.toBe('start: advise\n');
  });

  test('workflow runs, check runs, statuses and artifacts', async () => {
    await expect(reads.workflowRuns(headSha)).resolves.toMatchObject([{ id: runId, conclusion: 'success' }]);
    await expect(reads.recentBranchRuns('fix', new Date(0))).resolves.toHaveLength(1);
    const names = (await reads.checkRuns(headSha)).map(({ name }) => name);
    expect(names.sort()).toEqual(['build', 'test']);
    await expect(reads.commitStatuses(headSha)).resolves.toMatchObject([
      { context: 'legacy', state: 'success' },
    ]);
    const [artifact] = await reads.artifacts(runId);
    await expect(reads.recentArtifacts()).resolves.toEqual([artifact]);
    const zip = await reads.downloadArtifact(artifact?.id ?? 0, 10_000);
    expect(Buffer.from(zip).toString('latin1', 0, 2)).toBe('PK');
    expect(standIn.journal.downloads.map(each => each.authorizationArrived)).toEqual([false]);
  });

  test('the installation and its repositories', async () => {
    const repositories = await github.installation(quotes.installationId).repositories();
    expect(repositories).toHaveLength(3);
    expect(repositories.map(({ ref }) => ref)).toContainEqual(quotes);
  });

  test('a second read is answered from memory', async () => {
    const before = standIn.journal.totals();
    await reads.pullRequest(pullNumber);
    const after = standIn.journal.totals();
    expect([after.notModified - before.notModified, after.reads - before.reads]).toEqual([1, 0]);
  });

  test("a repository's token does not reach its neighbour", async () => {
    const misled = github.reads({ ...quotes, name: ledger.name });
    expect((await gatewayFailure(misled.tree('main'))).kind).toBe('not-found');
    await expect(github.reads(ledger).branch('main')).resolves.toMatchObject({ name: 'main' });
  });

  test('nothing departed from the contract, and no token could do more than it had to', () => {
    expect(standIn.journal.invalid()).toEqual([]);
    const scopes = standIn.journal.entries
      .filter(
        ({ path }) => path.startsWith('/installation/repositories') || path.includes('/.github/contents'),
      )
      .map(({ permissions }) => permissions);
    expect(scopes).toContainEqual(expect.objectContaining({ pull_requests: 'read', metadata: 'read' }));
    for (const scope of scopes) expect(Object.values(scope ?? {})).not.toContain('write');
  });
});
