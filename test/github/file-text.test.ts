import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { adapter, api, grantTokens, quotes, repositoryPath } from '../support/github-adapter.ts';

beforeEach(() => {
  nock.disableNetConnect();
  grantTokens();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const path = '.github/rung.yml';
const ref = 'refs/heads/main';

function contents(form: 'object' | 'raw') {
  return api()
    .get(`${repositoryPath}/contents/.github%2Frung.yml`)
    .matchHeader('accept', `application/vnd.github.${form}+json`)
    .query({ ref });
}

const ask = () => adapter().github.reads(quotes).fileText(path, ref);
const file = { type: 'file', path, encoding: 'base64', size: 6 };

describe('the text of a file', () => {
  test('is decoded from what GitHub encodes', async () => {
    const content = Buffer.from('进阶: on\n')
      .toString('base64')
      .replace(/(.{4})/g, '$1\n');
    contents('object').reply(200, { ...file, content });
    await expect(ask()).resolves.toBe('进阶: on\n');
  });

  test('may be empty', async () => {
    contents('object').reply(200, { ...file, content: '' });
    await expect(ask()).resolves.toBe('');
  });

  test('is undefined when there is no such file', async () => {
    contents('object').reply(404, { message: 'Not Found' });
    await expect(ask()).resolves.toBeUndefined();
  });

  test.each(['application/vnd.github.raw+json; charset=utf-8', 'application/octet-stream'])(
    'above 1 MB comes raw, as %s',
    async type => {
      const text = 'x'.repeat(1_100_000);
      contents('object').reply(200, { ...file, encoding: 'none', content: '', size: text.length });
      contents('raw').reply(200, text, { 'content-type': type });
      await expect(ask()).resolves.toBe(text);
    },
  );

  test.each([
    {
      title: 'a link out of the repository',
      answer: { type: 'symlink', path, target: '../x' },
      says: 'symbolic link',
    },
    {
      title: 'a link to another file, which GitHub follows',
      answer: { ...file, path: 'other.yml', content: '' },
      says: 'symbolic link',
    },
    {
      title: 'a submodule, which GitHub may call a file',
      answer: { type: 'file', path, submodule_git_url: 'git://x' },
      says: 'submodule',
    },
    { title: 'a directory', answer: { type: 'dir', path, entries: [] }, says: 'directory' },
    { title: 'something new', answer: { type: 'portal', path }, says: 'not a file' },
  ])('is refused for $title', async ({ answer, says }) => {
    contents('object').reply(200, answer);
    const error = await gatewayFailure(ask());
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain(says);
  });

  test('is an error when Rung may not read it', async () => {
    contents('object').reply(
      403,
      { message: 'Resource not accessible by integration' },
      { 'x-accepted-github-permissions': 'contents=read' },
    );
    const error = await gatewayFailure(ask());
    expect(error.kind).toBe('forbidden');
    expect(error.message).toContain('"Contents: read"');
  });
});
