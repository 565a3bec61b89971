import { describe, expect, test } from 'vitest';
import { policyPush } from '../../src/facts/policy-push.ts';

const commit = (...modified: string[]) => ({ id: 'c', added: [], removed: [], modified });

function pushed(values: object = {}, name = 'quotes') {
  return policyPush({
    ref: 'refs/heads/main',
    created: false,
    deleted: false,
    forced: false,
    commits: [commit('src/a.ts')],
    repository: { name, default_branch: 'main' },
    ...values,
  });
}

const main = { branch: 'main', isOrganizations: false };

describe('a policy may have changed', () => {
  test.each<[string, object]>([
    ['by a commit that changes it', { commits: [commit('src/a.ts'), commit('.github/rung.yml')] }],
    ['by one that adds it', { commits: [{ ...commit(), added: ['.github/rung.yml'] }] }],
    ['by one that removes it', { commits: [{ ...commit(), removed: ['.github/rung.yml'] }] }],
    ['by a file under its other name', { commits: [commit('.github/rung.yaml')] }],
    ['by a force push, which does not list what it takes away', { forced: true }],
    ['by a push without a list of commits', { commits: null }],
    ['by a push with an empty list', { commits: [] }],
    ['by a push with as many commits as GitHub lists', { commits: Array(2048).fill(commit('a')) }],
    ['by a commit without a list of files', { commits: [{ id: 'c' }] }],
    ['by a commit with as many files as GitHub lists', { commits: [commit(...Array(3000).fill('a'))] }],
  ])('%s', (_, values) => {
    expect(pushed(values)).toEqual(main);
  });
});

describe('no policy has changed', () => {
  test.each<[string, object]>([
    ['by commits that touch other files', {}],
    [
      'by a file of that name elsewhere, or in other letters',
      { commits: [commit('docs/.github/rung.yml', '.github/Rung.yml')] },
    ],
    ['by 2,047 commits of other files', { commits: Array(2047).fill(commit('a')) }],
    ['by a commit of 2,999 other files', { commits: [commit(...Array(2999).fill('a'))] }],
    ['by a tag', { ref: 'refs/tags/v1', commits: [commit('.github/rung.yml')] }],
    ['by the end of a branch', { deleted: true, commits: [] }],
    ['by a new branch, into which nothing is open', { created: true, commits: [commit('.github/rung.yml')] }],
    ['by a payload that is none', { ref: null }],
  ])('%s', (_, values) => {
    expect(pushed(values)).toBeUndefined();
  });
});

describe("the organization's policy", () => {
  const touching = { commits: [commit('.github/rung.yml')] };

  test.each<[string, object, string, boolean]>([
    ['stands on the default branch of .github', touching, '.github', true],
    ['in letters of any case', touching, '.GitHub', true],
    ['not on another branch of it', { ...touching, ref: 'refs/heads/draft' }, '.github', false],
    ['not in another repository', touching, 'github', false],
    ['comes with a new repository', { created: true }, '.github', true],
  ])('%s', (_, values, name, isOrganizations) => {
    expect(pushed(values, name)).toMatchObject({ isOrganizations });
  });

  test('is not there yet on a new branch beside the default one', () => {
    expect(pushed({ ...touching, created: true, ref: 'refs/heads/draft' }, '.github')).toBeUndefined();
  });
});
