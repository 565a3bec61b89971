import { expect, test } from 'vitest';
import { openTokenGitHub } from '../src/open-token-github.ts';

const open = (environment: Readonly<Record<string, string>>) => {
  const warnings: string[] = [];
  const opened = openTokenGitHub({
    environment,
    now: () => new Date(0),
    warn: problem => warnings.push(problem),
    onRequest() {},
  });

  return { webUrl: opened?.webUrl, tokenName: opened?.tokenName, warnings };
};
const token = { GITHUB_TOKEN: 'ghp_1' };

test.each([
  [{}, 'https://github.com'],
  [{ GITHUB_API_URL: 'https://api.github.com' }, 'https://github.com'],
  [{ GITHUB_API_URL: 'https://api.harbour.ghe.com/' }, 'https://harbour.ghe.com'],
  [{ GITHUB_API_URL: 'https://git.harbour.example/api/v3' }, 'https://git.harbour.example'],
  [
    {
      GITHUB_API_URL: 'https://git.harbour.example/api/v3',
      GITHUB_SERVER_URL: 'https://web.harbour.example/',
    },
    'https://web.harbour.example',
  ],
  [{ GITHUB_SERVER_URL: 'https://web.harbour.example' }, 'https://github.com'],
  [
    { GHE_HOST: 'git.harbour.example', GITHUB_API_URL: 'https://api.github.com' },
    'https://git.harbour.example',
  ],
])('with %j people see repositories at %s', (given, webUrl) => {
  expect(open({ ...token, ...given })).toEqual({ webUrl, tokenName: 'GITHUB_TOKEN', warnings: [] });
});

test('the first variable with a token is taken, and none is no mistake', () => {
  expect(open({ GITHUB_TOKEN: ' ', GH_TOKEN: 'ghp_2\n' }).tokenName).toBe('GH_TOKEN');
  expect(open({ GITHUB_TOKEN: 'ghp_1', GH_TOKEN: 'ghp_2' }).tokenName).toBe('GITHUB_TOKEN');
  expect(open({}).tokenName).toBeUndefined();
});

test.each([
  [{ GHE_HOST: 'git.harbour.example', GHE_PROTOCOL: 'http' }, 1],
  [{ GITHUB_API_URL: 'http://git.harbour.example/api/v3' }, 1],
  [{ GITHUB_API_URL: 'http://127.0.0.1:3000' }, 0],
  [{ GITHUB_API_URL: 'http://localhost:3000' }, 0],
])('with %j there are %i warnings of listeners', (given, count) => {
  const { warnings } = open({ ...token, ...given });

  expect(warnings).toHaveLength(count);
  if (count > 0)
    expect(warnings[0]).toBe(
      'http://git.harbour.example is not encrypted: whoever listens on the way has the token',
    );
});
