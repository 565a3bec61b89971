import { expect, test } from 'vitest';
import { checkWaivers } from '../../src/policy/check-waivers.ts';
import { readPolicyFile } from '../../src/policy/read-policy-file.ts';

const known = { practices: ['incremental-coverage', 'signed-release'], today: '2026-06-15' };

const check = (text: string) => checkWaivers(text, readPolicyFile(text, 'repository'), known);

const line = (practice: string, until: string) =>
  `  - { practice: ${practice}, until: ${until}, because: later }\n`;

test.each([
  ['nothing', ''],
  ['a good one', `waivers:\n${line('signed-release', '2027-01-01')}`],
  ['the last day', `waivers:\n${line('signed-release', '2026-06-15')}`],
  ['an unreadable file', 'waivers: ['],
  ['an ill-formed list', `waivers:\n${line('Signed Release', '2020-01-01')}`],
])('of %s nothing is told', (_, text) => {
  expect(check(text)).toEqual({ unknown: [], past: [] });
});

test('each is named with its own place', () => {
  const text = `waivers:\n${line('signed-release', '2026-06-14')}${line('signed-relase', '2027-01-01')}`;
  expect(check(text)).toEqual({
    unknown: [
      {
        ...{ line: 3, column: 17, kind: 'unknown-practice' },
        values: { path: 'waivers[1].practice', practice: 'signed-relase', nearest: 'signed-release' },
      },
    ],
    past: [
      {
        ...{ line: 2, column: 40, kind: 'past-waiver' },
        values: { path: 'waivers[0].until', until: '2026-06-14' },
      },
    ],
  });
});

test('one behind an alias stands where the list begins', () => {
  const text = 'waivers:\n  - &a { practice: teapot, until: 2027-01-01, because: later }\n  - *a\n';
  expect(check(text).unknown.map(({ line, column }) => [line, column])).toEqual([
    [2, 20],
    [1, 1],
  ]);
});
