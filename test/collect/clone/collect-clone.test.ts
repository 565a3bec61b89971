import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openClone } from '../../../src/collect/clone/clone-git.ts';
import { collectClone } from '../../../src/collect/clone/collect-clone.ts';
import { readHead } from '../../../src/collect/clone/read-head.ts';
import { readOrigin } from '../../../src/collect/clone/read-origin.ts';
import type { FactValues, RepositoryFacts } from '../../../src/facts/ladder/repository-facts.ts';
import { assessedAt, CloneWorkspace } from '../../support/clone-workspace.ts';

async function collected(workspace: CloneWorkspace, folder: string = workspace.clone) {
  const at = assessedAt.getTime();
  const { git, directory } = await openClone(folder, workspace.env);
  const head = await readHead(git, folder, at);
  const name = await readOrigin(git, directory);

  return {
    head,
    ...(await collectClone({ git, head, name, at, measure: async () => undefined })),
  };
}

function knownValue<Key extends keyof FactValues>({ facts }: RepositoryFacts, key: Key): FactValues[Key] {
  const fact = facts[key];
  if (!fact.known) throw new Error(`${key} is unknown: ${JSON.stringify(fact.cause)}`);

  return fact.value;
}

const day = (date: string) => new Date(`${date}T12:00:00Z`);

describe('the place', () => {
  test('is HEAD, named after the remote', async () => {
    using workspace = new CloneWorkspace();
    const sha = workspace.commit('First', { at: day('2026-11-19') });
    workspace.asOrigin('git@git.harbour.example:harbour/quotes.git');

    const { facts } = await collected(workspace);

    expect(facts).toMatchObject({
      ...{ schema: 1, repository: 'harbour/quotes', at: assessedAt.getTime() },
      webUrl: 'https://git.harbour.example/harbour/quotes',
    });
    expect(knownValue(facts, 'place')).toEqual({
      ...{ defaultBranch: 'main', headSha: sha, headAt: day('2026-11-19').getTime() },
      ...{ visibility: null, isArchived: false, hasIssues: null, template: null },
    });
  });

  test.each([
    ['a token in the address of the remote stays here', 'https://mia:hunter2@github.com/harbour/quotes'],
    ['and so does a port of SSH', 'ssh://git@github.com:2222/harbour/quotes.git'],
  ])('%s', async (_, url) => {
    using workspace = new CloneWorkspace();
    workspace.commit();
    workspace.asOrigin(url);

    const { facts } = await collected(workspace);

    expect(facts.webUrl).toBe('https://github.com/harbour/quotes');
    expect(JSON.stringify(facts)).not.toMatch(/hunter2|:2222/);
  });

  test('without a remote is the folder', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit();

    const { facts } = await collected(workspace);

    expect(facts.repository).toBe('clone');
    expect(facts).not.toHaveProperty('webUrl');
  });

  test('has the default branch of the remote, whatever is checked out', async () => {
    using workspace = new CloneWorkspace({ branch: 'trunk' });
    workspace.commit();
    workspace.asOrigin(undefined, 'trunk');
    workspace.in('checkout', '--quiet', '-b', 'feature/x');
    const sha = workspace.commit('On the branch');

    const { head } = await collected(workspace);

    expect(head).toMatchObject({ sha, branch: 'feature/x', defaultBranch: 'trunk' });
    expect(head.defaultSha).not.toBe(sha);
  });

  test.each([
    { branch: 'main', usual: '', expected: 'main' },
    { branch: 'master', usual: '', expected: 'master' },
    { branch: 'develop', usual: '', expected: 'develop' },
    { branch: 'develop', usual: 'develop', expected: 'develop' },
    { branch: 'develop', usual: 'nowhere', expected: 'develop' },
  ])(
    'of a clone without a remote: $branch, init.defaultBranch "$usual"',
    async ({ branch, usual, expected }) => {
      using workspace = new CloneWorkspace({ branch });
      workspace.commit();
      if (usual !== '') workspace.in('config', 'init.defaultBranch', usual);

      expect((await collected(workspace)).head).toMatchObject({ branch, defaultBranch: expected });
    },
  );

  test('of a detached HEAD that no branch has is HEAD', async () => {
    using workspace = new CloneWorkspace({ branch: 'work' });
    workspace.commit();
    workspace.in('checkout', '--quiet', '--detach');
    workspace.in('branch', '-D', 'work');

    expect((await collected(workspace)).head).toMatchObject({ branch: null, defaultBranch: 'HEAD' });
  });

  test('of a bare repository is read like any other', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('a.txt', 'a');
    workspace.commit();
    workspace.git('clone', '--quiet', '--bare', 'clone', 'quotes.git');

    const { facts } = await collected(workspace, join(workspace.root, 'quotes.git'));

    expect(knownValue(facts, 'tree').map(({ path }) => path)).toEqual(['a.txt']);
  });
});

describe('the tree', () => {
  test('has sizes and modes as committed, without submodules and without what is not committed', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('src/a.ts', 'abc');
    workspace.write('run.sh', 'x');
    workspace.write('语\n言.ts', 'x');
    workspace.in('add', '--all');
    workspace.in('update-index', '--chmod=+x', 'run.sh');
    workspace.in('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`);
    workspace.in('commit', '--quiet', '-m', 'x');
    workspace.write('new.ts', 'x');

    const { facts } = await collected(workspace);

    expect(knownValue(facts, 'tree')).toEqual([
      { path: 'run.sh', sizeBytes: 1, isExecutable: true },
      { path: 'src/a.ts', sizeBytes: 3, isExecutable: false },
      { path: '语\n言.ts', sizeBytes: 1, isExecutable: false },
    ]);
  });

  test('with a hundred thousand files is read', { timeout: 60_000 }, async () => {
    using workspace = new CloneWorkspace();
    workspace.write('a', 'x');
    workspace.commit();
    const blob = workspace.in('rev-parse', 'HEAD:a');
    const folder = (entries: readonly string[]) =>
      workspace.tree(entries.map(entry => `${entry}\n`).join(''));
    const inner = folder(Array.from({ length: 1000 }, (_, index) => `100644 blob ${blob}\tf${index}`));
    const outer = folder(Array.from({ length: 100 }, (_, index) => `040000 tree ${inner}\td${index}`));
    workspace.in('update-ref', 'refs/heads/main', workspace.in('commit-tree', outer, '-m', 'many'));

    expect(knownValue((await collected(workspace)).facts, 'tree')).toHaveLength(100_000);
  });
});

describe('files', () => {
  test('that practices read have their text, and the day of the last commit that touched them', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('.github/workflows/test.yml', 'name: Test\n');
    workspace.commit('One', { at: day('2026-10-01') });
    workspace.write('README.md', '# Quotes\n');
    workspace.commit('Two', { at: day('2026-10-02') });
    workspace.write('src/a.ts', 'x');
    workspace.commit('Three', { at: day('2026-10-03') });

    expect(knownValue((await collected(workspace)).facts, 'files')).toEqual({
      '.github/workflows/test.yml': { text: 'name: Test\n', changedAt: day('2026-10-01').getTime() },
      'README.md': { text: '# Quotes\n', changedAt: day('2026-10-02').getTime() },
    });
  });

  test('that are binary or very large have none, and are named', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('README.md', new Uint8Array([0x23, 0, 0x20]));
    workspace.write('.github/workflows/large.yml', 'x'.repeat(2_000_000));
    workspace.commit();

    const files = knownValue((await collected(workspace)).facts, 'files');

    expect([files['README.md']?.text, files['.github/workflows/large.yml']?.text]).toEqual([null, null]);
  });

  test('are never read through a link', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('SECURITY.md', 'x');
    symlinkSync('/etc/hostname', join(workspace.clone, 'README.md'));
    workspace.commit();

    const { facts } = await collected(workspace);

    expect(Object.keys(knownValue(facts, 'files'))).toEqual(['SECURITY.md']);
    expect(knownValue(facts, 'tree').map(({ path }) => path)).toContain('README.md');
  });
});

describe('the history', () => {
  test('has twelve months of commits, with those that a merge brought, and heads along first parents', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit('Long ago', { at: day('2025-11-01') });
    const one = workspace.commit('One', { at: day('2026-11-01') });
    workspace.in('checkout', '--quiet', '-b', 'topic');
    const topic = workspace.commit('On a branch', {
      at: day('2026-11-02'),
      author: 'Leo <8+leo@users.noreply.github.com>',
    });
    workspace.in('checkout', '--quiet', 'main');
    workspace.in('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #12 from harbour/topic', 'topic');

    const { facts, head } = await collected(workspace);
    const commits = knownValue(facts, 'commits');

    expect(new Set(commits.map(({ sha }) => sha))).toEqual(new Set([head.sha, one, topic]));
    expect(commits.find(({ sha }) => sha === topic)).toEqual({
      ...{ sha: topic, parents: [one], author: { login: 'leo', isBot: false }, reverts: [] },
      ...{ authoredAt: day('2026-11-02').getTime(), committedAt: day('2026-11-02').getTime() },
    });
    expect(knownValue(facts, 'heads').map(({ sha, pullRequest }) => [sha, pullRequest])).toEqual([
      [head.sha, 12],
      [one, null],
    ]);
  });

  test('knows what a commit takes back', async () => {
    using workspace = new CloneWorkspace();
    const one = workspace.commit('One');
    workspace.commit(`Revert "One"\n\nThis reverts commit ${one}.`);
    workspace.commit('This reverts commit nothing at all');
    const two = workspace.commit('Two');
    workspace.commit(`Revert "Two"\n\nThis reverts commit ${two}.\nFailure: no`);

    const commits = knownValue((await collected(workspace)).facts, 'commits');
    const taken = commits.filter(({ reverts }) => reverts.length > 0);

    expect(commits).toHaveLength(5);
    expect(taken.map(({ reverts, deniesFailure }) => [...reverts, deniesFailure === true])).toEqual(
      expect.arrayContaining([
        [one, false],
        [two, true],
      ]),
    );
    expect(taken).toHaveLength(2);
  });

  test('takes the author for who merged where GitHub committed, and the committer elsewhere', async () => {
    using workspace = new CloneWorkspace();
    const github = 'GitHub <noreply@github.com>';
    workspace.commit('Squashed (#7)', { author: 'Mia <mia@x.example>', committer: github });
    workspace.commit('Pushed', { author: 'Mia <mia@x.example>', committer: 'Leo <leo@x.example>' });

    expect(knownValue((await collected(workspace)).facts, 'heads')).toMatchObject([
      { by: { login: 'leo' }, pullRequest: null },
      { by: { login: 'mia' }, pullRequest: 7 },
    ]);
  });

  test('counts a commit from the future as made now', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit('Tomorrow', { at: new Date(assessedAt.getTime() + 86_400_000) });

    const { facts } = await collected(workspace);

    expect(knownValue(facts, 'commits')[0]?.committedAt).toBe(facts.at);
    expect(knownValue(facts, 'place').headAt).toBe(facts.at);
  });

  test('of a shallow clone is unknown, with tags and branches', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('README.md', 'x');
    workspace.commit('One');
    workspace.commit('Two');
    workspace.git('clone', '--quiet', '--depth=1', `file://${workspace.clone}`, 'shallow');

    const { facts } = await collected(workspace, join(workspace.root, 'shallow'));

    for (const what of ['commits', 'heads', 'tags', 'branches'] as const)
      expect(facts.facts[what]).toEqual({ known: false, cause: { kind: 'truncated', what } });
    expect(knownValue(facts, 'files')['README.md']).toEqual({ text: 'x', changedAt: null });
  });
});

describe('references', () => {
  test('tags stand for the commit behind them', async () => {
    using workspace = new CloneWorkspace();
    const sha = workspace.commit();
    workspace.in('tag', 'v1.0.0');
    workspace.in('tag', '-a', 'v1.1.0', '-m', 'x');

    expect(knownValue((await collected(workspace)).facts, 'tags')).toEqual([
      { name: 'v1.0.0', sha },
      { name: 'v1.1.0', sha },
    ]);
  });

  test('tags are unknown where the clone fetches none', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit();
    workspace.in('config', 'remote.origin.tagOpt', '--no-tags');

    expect((await collected(workspace)).facts.facts.tags).toEqual({ known: false, cause: { kind: 'clone' } });
  });

  test('branches are those of the remote, with what the default branch lacks', async () => {
    using workspace = new CloneWorkspace();
    const sha = workspace.commit();
    workspace.in('checkout', '--quiet', '-b', 'feature/x');
    const ahead = workspace.commit();
    workspace.in('checkout', '--quiet', '-b', 'old', sha);
    const old = workspace.commit('Old', { at: day('2026-01-01') });
    workspace.asOrigin();
    workspace.in('checkout', '--quiet', '-b', 'mine-alone');

    const branches = knownValue((await collected(workspace)).facts, 'branches');
    const at = day('2026-11-20').getTime();

    expect(branches).toEqual([
      { name: 'feature/x', sha: ahead, lastCommitAt: at, ahead: 1 },
      { name: 'main', sha, lastCommitAt: at, ahead: 0 },
      { name: 'old', sha: old, lastCommitAt: day('2026-01-01').getTime(), ahead: null },
    ]);
  });

  test('branches are unknown where the clone has one of them only', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit();
    workspace.git('clone', '--quiet', '--single-branch', 'clone', 'single');

    const { facts } = await collected(workspace, join(workspace.root, 'single'));

    expect(facts.facts.branches).toEqual({ known: false, cause: { kind: 'clone' } });
  });
});

describe('the policy', () => {
  test('is that of the default branch, not of the branch that is checked out', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('.github/rung.yml', 'target: 4\nbots: [mia]\n');
    workspace.commit();
    workspace.asOrigin();
    workspace.in('checkout', '--quiet', '-b', 'relaxed');
    workspace.write('.github/rung.yml', 'target: 1\n');
    workspace.commit();

    const { facts, policyProblems } = await collected(workspace);

    expect([facts.policy.target, policyProblems]).toEqual([4, []]);
    expect(knownValue(facts, 'commits')[0]?.author).toEqual({ login: 'mia', isBot: true });
  });

  test('with a problem sets nothing, and the problem is told', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('.github/rung.yml', 'target: 4\ncalendar: { zone: Mars/Olympus }\n');
    workspace.commit();

    const { facts, policyProblems } = await collected(workspace);

    expect(facts.policy).toMatchObject({ target: 3, calendar: { zone: 'UTC' } });
    expect(policyProblems).toMatchObject([{ kind: 'wrong-value', line: 2 }]);
  });

  test('that is a link is none', async () => {
    using workspace = new CloneWorkspace();
    workspace.write('.github/other.yml', 'target: 4\n');
    symlinkSync('other.yml', join(workspace.clone, '.github/rung.yml'));
    workspace.commit();

    const { facts, policyProblems } = await collected(workspace);

    expect(facts.policy.target).toBe(3);
    expect(policyProblems).toMatchObject([{ kind: 'not-a-regular-file' }]);
  });
});

test('what only GitHub tells is unknown for that reason', async () => {
  using workspace = new CloneWorkspace();
  workspace.commit();
  const { facts } = (await collected(workspace)).facts;
  const told = ['place', 'tree', 'files', 'commits', 'heads', 'tags', 'branches'];
  const others = Object.entries(facts).filter(([key]) => !told.includes(key) && key !== 'coverage');

  for (const key of told) expect(facts[key as keyof typeof facts].known, key).toBe(true);
  for (const [key, fact] of others)
    expect([key, fact]).toEqual([key, { known: false, cause: { kind: 'clone' } }]);
  expect(facts.coverage).toEqual({ known: false, cause: { kind: 'report' } });
});

test('a partial clone that lacks a picture tells everything else', async () => {
  using workspace = new CloneWorkspace();
  workspace.write('README.md', '# x\n');
  workspace.commit();
  const readme = workspace.in('rev-parse', 'HEAD:README.md');
  const tree = workspace.tree(`100644 blob ${readme}\tREADME.md\n100644 blob ${'1'.repeat(40)}\tbig.png\n`);
  workspace.in('update-ref', 'refs/heads/main', workspace.in('commit-tree', tree, '-m', 'x'));

  const { facts } = await collected(workspace);

  expect(knownValue(facts, 'tree').map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
    ['README.md', 4],
    ['big.png', 0],
  ]);
  expect(knownValue(facts, 'files')).toMatchObject({ 'README.md': { text: '# x\n' } });
});
