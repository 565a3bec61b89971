import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openClone } from '../../../src/collect/clone/clone-git.ts';
import { collectClone } from '../../../src/collect/clone/collect-clone.ts';
import { readHead } from '../../../src/collect/clone/read-head.ts';
import { assessedAt, CloneWorkspace } from '../../support/clone-workspace.ts';

/** A repository as somebody hands it over with its `.git`: each setting names a program that leaves a trace. */
function hostile(workspace: CloneWorkspace): { readonly trace: string } {
  const trace = join(workspace.root, 'trace');
  const program = join(workspace.root, 'program.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${trace}\ncat\nexit 0\n`);
  chmodSync(program, 0o755);
  workspace.write('.gitattributes', '* filter=evil diff=evil text=auto\n');
  workspace.write('README.md', '# x\n');
  workspace.write('.github/workflows/test.yml', 'on: push\njobs: {}\n');
  workspace.commit();
  const signed = workspace
    .in('cat-file', 'commit', 'HEAD')
    .replace(/\n\n/, '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n');
  const sha = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    ...{ cwd: workspace.clone, input: `${signed}\n`, encoding: 'utf8', env: workspace.env },
  }).trim();
  workspace.in('update-ref', 'refs/heads/main', sha);
  const settings = {
    ...{
      'core.fsmonitor': program,
      'core.pager': program,
      'core.sshCommand': program,
      'core.editor': program,
    },
    ...{ 'core.hooksPath': workspace.root, 'log.showSignature': 'true', 'gpg.program': program },
    ...{ 'diff.external': program, 'diff.evil.textconv': program, 'diff.evil.command': program },
    ...{ 'filter.evil.smudge': program, 'filter.evil.clean': program, 'filter.evil.process': program },
    ...{ 'credential.helper': program, 'alias.log': `!${program}`, 'pager.log': program },
    ...{ 'core.alternateRefsCommand': program, 'uploadpack.packObjectsHook': program },
  };
  for (const [name, value] of Object.entries(settings)) workspace.in('config', name, value);
  for (const hook of ['post-checkout', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
    writeFileSync(join(workspace.clone, '.git/hooks', hook), `#!/bin/sh\necho ${hook} >> ${trace}\n`);
    chmodSync(join(workspace.clone, '.git/hooks', hook), 0o755);
  }

  return { trace };
}

async function collected(workspace: CloneWorkspace) {
  const at = assessedAt.getTime();
  const { git } = await openClone(workspace.clone, workspace.env);
  const head = await readHead(git, workspace.clone, at);
  const name = { repository: 'harbour/quotes', webUrl: null };

  return await collectClone({ git, head, name, at, measure: async () => undefined });
}

test('nothing that a repository names is run', async () => {
  using workspace = new CloneWorkspace();
  const { trace } = hostile(workspace);

  const { facts } = await collected(workspace);

  expect(facts.facts.files).toMatchObject({ known: true, value: { 'README.md': { text: '# x\n' } } });
  expect(facts.facts.commits).toMatchObject({ known: true, value: [{}] });
  expect(existsSync(trace)).toBe(false);
  // The trap works: a plain log, as people type it, runs what checks signatures.
  workspace.in('log', '-1');
  expect(existsSync(trace)).toBe(true);
});

test('objects that a partial clone lacks are not asked for: whoever is asked may be any program', async () => {
  using workspace = new CloneWorkspace();
  const { trace } = hostile(workspace);
  const missing = workspace.tree(`100644 blob ${'1'.repeat(40)}\tREADME.md\n`);
  workspace.in('update-ref', 'refs/heads/main', workspace.in('commit-tree', missing, '-m', 'x'));
  workspace.in('config', 'core.repositoryformatversion', '1');
  workspace.in('config', 'extensions.partialClone', 'evil');
  workspace.in('config', 'remote.evil.url', `ext::sh -c echo% ext% >>% ${trace}`);
  workspace.in('config', 'remote.evil.promisor', 'true');
  workspace.in('config', 'remote.evil.uploadpack', join(workspace.root, 'program.sh'));
  workspace.in('config', 'protocol.ext.allow', 'always');

  const { facts } = await collected(workspace);

  expect(existsSync(trace)).toBe(false);
  expect(facts.facts.tree).toMatchObject({ known: true, value: [{ path: 'README.md' }] });
  expect(facts.facts.files).toEqual({ known: false, cause: { kind: 'truncated', what: 'files' } });
  expect(facts.facts.commits.known).toBe(true);
  // The trap works: git by itself asks.
  expect(() => workspace.in('cat-file', '-p', '1'.repeat(40))).toThrow();
  expect(existsSync(trace)).toBe(true);
});

test('variables of the caller lead git to no other repository', async () => {
  using workspace = new CloneWorkspace();
  using other = new CloneWorkspace();
  workspace.write('mine.txt', 'x');
  workspace.commit();
  other.write('theirs.txt', 'x');
  other.commit();
  const env = { ...workspace.env, GIT_DIR: join(other.clone, '.git'), GIT_INDEX_FILE: '/nowhere' };

  const { git } = await openClone(workspace.clone, env);

  expect(await git.text(['ls-tree', '--name-only', 'HEAD'])).toBe('mine.txt\n');
});

test.each([
  ['a missing git', { PATH: '/nowhere' }, /^git was not found/],
  ['a folder outside of any repository', {}, /^\/.* is no Git repository: expected a folder of a clone/],
])('%s is one line', async (_, env, says) => {
  using workspace = new CloneWorkspace();

  await expect(openClone(workspace.root, { ...workspace.env, ...env })).rejects.toThrow(says);
});
