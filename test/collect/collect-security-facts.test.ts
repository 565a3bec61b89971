import { expect, test } from 'vitest';
import { collectSecurityFacts } from '../../src/collect/collect-security-facts.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { PullRequestFile } from '../../src/model/pull-request.ts';

const ci = '.github/workflows/ci.yml';
const pull = { number: 7, headSha: 'head', baseSha: 'base', changedFiles: 1, labels: [], body: '' };
const file = (path: string, change: Partial<PullRequestFile> = {}): PullRequestFile => ({
  ...{
    path,
    previousPath: null,
    status: 'modified',
    additions: 1,
    deletions: 0,
    patch: '@@ -1 +1,2 @@\n a\n+b',
  },
  ...change,
});
const forbidden = () => Promise.reject(new GatewayError('forbidden', 'no'));

async function collect(files: readonly PullRequestFile[], change: Partial<typeof pull> = {}) {
  const asked: string[] = [];
  const facts = await collectSecurityFacts({
    reads: { pullRequestFiles: async () => files },
    ladder: {
      async texts(sha, paths) {
        asked.push(...paths.map(path => `${sha}:${path}`));
        return new Map(paths.map(path => [path, 'on: push\njobs: {}\n']));
      },
    },
    owner: 'Harbour',
    pull: { ...pull, changedFiles: files.length, ...change },
  });

  return { facts, asked };
}

test('files are read where a workflow changes, and only then', async () => {
  expect((await collect([file('src/a.ts')])).asked).toEqual([]);
  expect((await collect([file(ci)])).asked).toEqual([`head:${ci}`, `base:${ci}`]);
  expect((await collect([file(ci, { status: 'added' })])).asked).toEqual([`head:${ci}`]);
  expect((await collect([file(ci, { status: 'removed' })])).asked).toEqual([]);
});

test('a renamed workflow is compared with what it was', async () => {
  const old = '.github/workflows/old.yml';
  const { asked, facts } = await collect([file(ci, { status: 'renamed', previousPath: old })]);

  expect(asked).toEqual([`head:${ci}`, `base:${old}`]);
  expect(facts.workflows[0]).toMatchObject({ path: ci, before: { path: old } });
});

test('added lines come with their text, and what GitHub leaves out is not empty', async () => {
  const { facts } = await collect([file('src/a.ts'), file('data.csv', { patch: null })]);

  expect(facts.files.map(({ added }) => added)).toEqual([new Map([[2, 'b']]), null]);
  expect([facts.list, facts.owner]).toEqual(['whole', 'harbour']);
});

test('a list that GitHub cut is told', async () => {
  expect((await collect([file('src/a.ts')], { changedFiles: 2 })).facts.list).toBe('cut');
});

test('what may not be read is named', async () => {
  const question = { owner: 'harbour', pull };
  const unread = { pullRequestFiles: forbidden };
  const listed = { pullRequestFiles: async () => [file(ci)] };
  const texts = { texts: forbidden };

  expect((await collectSecurityFacts({ ...question, reads: unread, ladder: texts })).list).toBe('unlisted');
  expect((await collectSecurityFacts({ ...question, reads: listed, ladder: texts })).workflows).toBe(
    'unreadable',
  );
});
