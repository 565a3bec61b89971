import { describe, expect, test } from 'vitest';
import { collectPolicyChange } from '../../src/collect/collect-policy-change.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { PullRequest, PullRequestFile } from '../../src/model/pull-request.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { at, headSha } from '../builders/ci.ts';

const path = '.github/rung.yml';
const file = (name: string, values: Partial<PullRequestFile> = {}): PullRequestFile => ({
  path: name,
  previousPath: null,
  status: 'modified',
  additions: 1,
  deletions: 0,
  patch: null,
  ...values,
});
const pullOf = (changedFiles: number) =>
  ({ number: 12, headSha, baseBranch: 'main', changedFiles }) as PullRequest;

interface Scene {
  readonly files: readonly PullRequestFile[] | GatewayError;
  readonly changedFiles?: number;
  readonly head?: Readonly<Record<string, string | GatewayError>>;
  readonly base?: string;
  readonly organization?: string | null;
  readonly name?: string;
}

function collect({
  files,
  changedFiles = files instanceof GatewayError ? 0 : files.length,
  head = {},
  base,
  organization,
  name = 'quotes',
}: Scene) {
  const refs: string[] = [];
  const sources = {
    ...(organization && { organization: { file: 'harbour/.github → .github/rung.yml', text: organization } }),
    ...(base !== undefined && { repository: { file: path, text: base } }),
  };
  const facts = collectPolicyChange({
    reads: {
      pullRequestFiles: () =>
        files instanceof GatewayError ? Promise.reject(files) : Promise.resolve(files),
      fileText(asked, ref) {
        refs.push(ref);
        const found = head[asked];

        return found instanceof GatewayError ? Promise.reject(found) : Promise.resolve(found);
      },
    },
    kept: {
      find: (_, id) =>
        Promise.resolve(
          id === null ? { text: organization ?? null, sha: null, readAt: at('09:00') } : undefined,
        ),
    },
    repository: { installationId: 1, id: 2, owner: 'harbour', name },
    pull: pullOf(changedFiles),
    inForce: policyInForce(sources),
  });

  return { facts, refs };
}

const kinds = async (scene: Scene) => (await collect(scene).facts).problems.map(({ kind }) => kind);

describe('what a pull request does with the policy', () => {
  test('is nothing when no policy file is among its files, and no file is read', async () => {
    const { facts, refs } = collect({ files: [file('src/rung.yml'), file('.github/workflows/rung.yml')] });

    expect(await facts).toMatchObject({ file: 'unchanged', problems: [] });
    expect(refs).toEqual([]);
  });

  test.each([
    ['a file less than it counts', 1, 2, 'too-many-files'],
    ['as many files as it counts', 2, 2, 'unchanged'],
    ['three thousand files', 3000, 3000, 'too-many-files'],
    ['one file less than that', 2999, 2999, 'unchanged'],
  ])('is judged by a list with %s', async (_, listed, changedFiles, expected) => {
    const files = Array.from({ length: listed }, (__, index) => file(`src/${index}.ts`));

    expect(await collect({ files, changedFiles }).facts).toMatchObject({ file: expected });
  });

  test('is unknown when the list may not be read', async () => {
    const files = new GatewayError('forbidden', 'Rung may not read the files.');

    expect(await collect({ files, changedFiles: 1 }).facts).toMatchObject({ file: 'unlisted' });
  });

  test('is read in the head, never under a branch name', async () => {
    const { facts, refs } = collect({ files: [file(path)], head: { [path]: 'start: enforce\n' } });

    expect(await facts).toMatchObject({ file: 'changed', changes: [{ key: 'start' }] });
    expect(new Set(refs)).toEqual(new Set([headSha]));
  });

  test('may be a removal on purpose', async () => {
    const files = [file(path, { status: 'removed' })];

    expect(await collect({ files, base: 'start: enforce\n' }).facts).toMatchObject({
      file: 'removed',
      problems: [],
      changes: [{ key: 'start', before: { value: 'enforce' }, after: { value: 'advise' } }],
    });
  });

  test('has no table of changes while the file could not be applied', async () => {
    const scene = { files: [file(path)], head: { [path]: 'start: [' }, base: 'start: enforce\n' };

    expect(await collect(scene).facts).toMatchObject({ changes: [], problems: [{ file: path, line: 1 }] });
  });
});

describe('a policy file that is not at its place', () => {
  const moved = (name: string) => file(name, { previousPath: path, status: 'renamed' });

  test.each<[string, Scene, string]>([
    [
      'has the other name',
      { files: [file('.github/rung.yaml')], head: { '.github/rung.yaml': 'x' } },
      'wrong-name',
    ],
    ['was renamed', { files: [moved('ci/rung.yml')] }, 'wrong-name'],
    [
      'stands there under both names',
      { files: [file('.github/rung.yaml')], head: { '.github/rung.yaml': '', [path]: '' } },
      'two-files',
    ],
    [
      'is a link',
      { files: [file(path)], head: { [path]: new GatewayError('invalid', 'It is a symbolic link.') } },
      'not-a-regular-file',
    ],
    [
      'lies in a folder that became a link',
      { files: [file('.github', { status: 'added' })] },
      'not-a-regular-file',
    ],
    [
      'is too large',
      { files: [file(path)], head: { [path]: new GatewayError('too-large', 'It is too large.') } },
      'file-too-large',
    ],
  ])('%s', async (_, scene, kind) => {
    expect(await kinds(scene)).toEqual([kind]);
  });

  test('is not missed where another file was copied from it', async () => {
    const files = [file('ci/rung.yml', { previousPath: path, status: 'copied' })];

    expect(await collect({ files }).facts).toMatchObject({ file: 'unchanged' });
  });

  test('is unknown when Rung may not read it', async () => {
    const head = { [path]: new GatewayError('forbidden', 'Rung may not read it.') };

    expect(await collect({ files: [file(path)], head }).facts).toMatchObject({ file: 'unreadable' });
  });
});

describe('the organization', () => {
  test('lets nothing through that it locks, and tells what else would change', async () => {
    const facts = await collect({
      files: [file(path)],
      head: { [path]: 'start: advise\nlanguage: en\n' },
      organization: 'start: enforce\nlocked: [start]\n',
    }).facts;

    expect(facts.problems).toMatchObject([{ kind: 'looser-than-locked', line: 1 }]);
    expect(facts.changes.map(({ key }) => key)).toEqual(['language']);
  });

  test('has its own policy previewed as such in its `.github` repository', async () => {
    const facts = await collect({
      files: [file(path)],
      head: { [path]: 'start: observe\nlocked: [start]\n' },
      organization: 'start: enforce\n',
      name: '.github',
    }).facts;

    expect(facts).toMatchObject({
      problems: [],
      changes: [{ key: 'start', before: { value: 'enforce' }, after: { value: 'observe', locked: true } }],
    });
  });
});
