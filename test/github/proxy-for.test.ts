import { expect, test } from 'vitest';
import { proxyFor } from '../../src/github/proxy-for.ts';

const proxy = 'http://proxy.example:8080';
const url = new URL('https://s3.harbour.example/blob');

test.each([
  [{}, undefined],
  [{ HTTPS_PROXY: proxy }, proxy],
  [{ https_proxy: proxy }, proxy],
  [{ HTTPS_PROXY: '' }, undefined],
  [{ HTTPS_PROXY: 'nonsense' }, undefined],
  [{ HTTP_PROXY: proxy }, undefined],
  [{ HTTPS_PROXY: proxy, NO_PROXY: 'harbour.example' }, undefined],
  [{ HTTPS_PROXY: proxy, NO_PROXY: 'other.example, .harbour.example' }, undefined],
  [{ HTTPS_PROXY: proxy, no_proxy: '*.harbour.example:443' }, undefined],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
  [{ HTTPS_PROXY: proxy, NO_PROXY: 'harbour.example:8443' }, proxy],
  [{ HTTPS_PROXY: proxy, NO_PROXY: 'bour.example,' }, proxy],
])('with %j an https link goes through %s', (variables, expected) => {
  expect(proxyFor(url, variables)).toBe(expected);
});

test('an http link goes through the proxy for http', () => {
  const variables = { HTTP_PROXY: proxy, HTTPS_PROXY: 'http://other.example' };
  expect(proxyFor(new URL('http://s3.harbour.example/'), variables)).toBe(proxy);
});
