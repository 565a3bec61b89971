import { expect, test } from 'vitest';
import { accountsOf } from '../../../src/collect/clone/people.ts';

/** Logins of `Name <email>`, a star behind those of bots. */
function logins(signatures: readonly string[], bots: readonly string[] = []): readonly string[] {
  const parsed = signatures.map(text => {
    const [, name = '', email = ''] = /^(.*) ?<(.*)>$/.exec(text) ?? [];

    return { name: name.trim(), email };
  });
  const accountOf = accountsOf(parsed, bots);

  return parsed.map(one => {
    const { login, isBot } = accountOf(one);

    return login + (isBot ? '*' : '');
  });
}

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['the address that GitHub makes has the login', ['Mia <1+mia-h@users.noreply.github.com>'], ['mia-h']],
  ['an older one too', ['Mia <mia-h@users.noreply.github.com>'], ['mia-h']],
  ['another address has what stands before the @', ['Mia H <Mia.H@harbour.example>'], ['mia.h']],
  ['an address without an @ is taken whole', ['Mia <mia>'], ['mia']],
  ['without an address the name is left', ['Mia <>'], ['mia']],
  ['without either it is nobody that is known', ['<>'], ['unknown']],
  [
    'one name is one person, with the login of GitHub where an address has it',
    ['Mia <m@x.example>', 'Mia <1+mia@users.noreply.github.com>'],
    ['mia', 'mia'],
  ],
  [
    'two people with the same beginning of an address stay two',
    ['Ann <info@a.example>', 'Bob <info@b.example>'],
    ['info', 'info-b.example'],
  ],
  [
    'one address with two names is one person',
    ['Mia <mia@x.example>', 'mia-laptop <mia@x.example>'],
    ['mia', 'mia'],
  ],
  ['an App is a bot', ['renovate[bot] <29+renovate[bot]@users.noreply.github.com>'], ['renovate[bot]*']],
  ['and so is who is called one', ['Harbour Bot <ci@x.example>', 'release-bot <r@x.example>'], ['ci*', 'r*']],
  ['and GitHub Actions', ['GitHub Actions <actions@github.com>'], ['actions*']],
  ['an abbot is none', ['Abbot <abbot@x.example>'], ['abbot']],
])('%s', (_, signatures, expected) => {
  expect(logins(signatures)).toEqual(expected);
});

test('the policy names bots by login or name, in any case', () => {
  const signatures = ['Deploy <ci@x.example>', 'Ship It <ship@x.example>', 'Mia <mia@x.example>'];

  expect(logins(signatures, ['CI', 'ship it'])).toEqual(['ci*', 'ship*', 'mia']);
});
