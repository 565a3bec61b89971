import { describe, expect, test } from 'vitest';
import { octokitRequest } from '../../src/github/octokit-request.ts';

const answered = (body: string, headers: Readonly<Record<string, string>>, status = 200) =>
  octokitRequest('https://git.harbour.example', async () => ({ status, headers, body: Buffer.from(body) }))(
    'GET /repos/{owner}/{repo}',
    { owner: 'harbour', repo: 'quotes' },
    'token x',
  );

describe('what an answer holds', () => {
  test.each([
    ['application/json; charset=utf-8', '{"id":12345678901}', { id: 12345678901 }],
    ['application/json', '<html>', '<html>'],
    ['application/vnd.github.raw+json; charset=utf-8', '{"a":1}', '{"a":1}'],
    ['text/plain', 'größe', 'größe'],
  ])('%s: %s', async (type, body, data) => {
    expect(await answered(body, { 'content-type': type })).toMatchObject({
      ...{ status: 200, data, headers: { 'content-type': type } },
    });
  });

  test.each(['application/vnd.github.raw+json', 'application/octet-stream; charset=utf-8'])(
    '%s: bytes',
    async type => {
      const { data } = await answered('größe', { 'content-type': type });

      expect(data).toBeInstanceOf(ArrayBuffer);
      expect(Buffer.from(data as ArrayBuffer).toString()).toBe('größe');
    },
  );

  test('without a type: text', async () => {
    expect((await answered('{}', {})).data).toBe('{}');
  });

  test.each([404, 500])('of a refusal with %i too', async status => {
    const json = { 'content-type': 'application/json' };

    expect(await answered('{"message":"No"}', json, status)).toMatchObject({
      status,
      data: { message: 'No' },
    });
  });

  test.each([204, 304])('%i holds nothing', async status => {
    expect(await answered('', {}, status)).toMatchObject({ status, data: '' });
  });
});
