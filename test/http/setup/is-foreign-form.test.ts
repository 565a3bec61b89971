import { expect, test } from 'vitest';
import { isForeignForm } from '../../../src/http/setup/is-foreign-form.ts';

const host = 'localhost:3000';

test.each<[boolean, Record<string, string>]>([
  [false, { host }],
  [false, { host, origin: 'http://localhost:3000' }],
  [false, { host: 'Rung.example.com', origin: 'https://rung.example.com' }],
  [false, { host, 'sec-fetch-site': 'same-origin' }],
  [false, { host, 'sec-fetch-site': 'none' }],
  [true, { host, 'sec-fetch-site': 'same-site', origin: 'http://localhost:9999' }],
  [true, { host, 'sec-fetch-site': 'cross-site' }],
  [true, { host, origin: 'http://localhost:9999' }],
  [true, { host, origin: 'https://elsewhere.example' }],
  [true, { host, origin: 'null' }],
])('foreign? %s: %j', (expected, headers) => {
  expect(isForeignForm(name => headers[name])).toBe(expected);
});
