import { expect, test } from 'vitest';
import { refuseRequest } from '../../../src/playground/page/refuse-request.ts';

const ask = (method: string, headers: Readonly<Record<string, string>>) =>
  refuseRequest({ method, header: name => headers[name] });
const host = '127.0.0.1:4567';
const origin = `http://${host}`;

test.each(['localhost', 'LocalHost:80', '127.0.0.1:4567', '[::1]:4567'])(
  'a page is shown to who asks for %s',
  name => {
    expect(ask('GET', { host: name })).toBeUndefined();
    expect(ask('HEAD', { host: name })).toBeUndefined();
  },
);

test.each([
  '',
  'evil.example',
  'evil.example:4567',
  'localhost.evil.example',
  '127.0.0.1.evil.example:4567',
  'evil.example#127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:4567:1',
  '0.0.0.0:4567',
  '192.168.0.7:4567',
])('a name that is not this machine alone is refused: "%s"', name => {
  expect(ask('GET', { host: name })).toMatch(/localhost/);
  expect(ask('POST', { host: name, origin: `http://${name}` })).toMatch(/localhost/);
});

test.each([
  { origin },
  { origin, 'sec-fetch-site': 'same-origin' },
  { origin: origin.toUpperCase() },
  { 'sec-fetch-site': 'same-origin' },
])('a button of the page itself works: %j', headers => {
  expect(ask('POST', { host, ...headers })).toBeUndefined();
});

test.each([
  {},
  { origin: 'null' },
  { origin: 'http://evil.example' },
  { origin: 'http://127.0.0.1:9999' },
  { origin: `https://${host}` },
  { origin, 'sec-fetch-site': 'cross-site' },
  { origin, 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'cross-site' },
])('a button pressed from elsewhere does not: %j', headers => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect(ask(method, { host, ...headers })).toMatch(/button/);
});
