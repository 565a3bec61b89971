import { expect, test } from 'vitest';
import { type SecretKind, secretIn, secretKinds } from '../../src/facts/secret-patterns.ts';

/** Put together here, so that no scanner takes this file for one with credentials in it. */
const made: Readonly<Record<SecretKind, string>> = {
  'private-key': `-----BEGIN RSA ${'PRIVATE'} KEY-----`,
  'aws-key': `AKIA${'Q7XZ'.repeat(4)}`,
  'github-token': `ghp_${'q7Xz'.repeat(9)}`,
  'gitlab-token': `glpat-${'q7Xz-'.repeat(4)}`,
  'slack-token': `xoxb-${'7'.repeat(11)}-${'q7Xz'.repeat(4)}`,
  'google-key': `AIza${'q7Xz_'.repeat(7)}`,
  'stripe-key': `sk_live_${'q7Xz'.repeat(6)}`,
  'npm-token': `npm_${'q7Xz'.repeat(9)}`,
  'aliyun-key': `LTAI${'q7Xz'.repeat(5)}`,
  'tencent-key': `AKID${'q7Xz'.repeat(8)}`,
};

test.each(secretKinds)('a line with a %s is told by its form', kind => {
  expect(secretIn(`  key: "${made[kind]}",`)).toBe(kind);
  // Cut short it is another thing.
  expect(secretIn(`  key: "${made[kind].slice(0, -16)}"`)).toBeNull();
});

test.each([
  ['a password that is a word', 'password = "correct horse battery staple"'],
  ['what was made up for a document', `AKIA${'EXAMPLE7EXAMPLE7'}`],
  ['a public key', '-----BEGIN PUBLIC KEY-----'],
  ['a part of a longer name', `x${made['aws-key']}9`],
  ['a line of built code', `${'a'.repeat(2_000)} ${made['github-token']}`],
])('%s is none', (_, line) => {
  expect(secretIn(line)).toBeNull();
});
