import { describe, expect, test } from 'vitest';
import { readChoices, type SetupFields } from '../../../src/http/setup/read-choices.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { tellSentence } from '../../../src/render/tell-sentence.ts';

const good: SetupFields = {
  github: 'github.com',
  account: 'organization',
  organization: 'harbour',
  address: 'https://rung.harbour.example',
  name: 'Rung',
};
const read = (changes: Partial<SetupFields>) => readChoices({ ...good, ...changes }, null);

const english = loadTexts('en');
function problemsOf(changes: Partial<SetupFields>): string[] {
  const result = read(changes);
  return 'problems' in result ? result.problems.map(problem => tellSentence(problem, english)) : [];
}

test('what is well filled in is taken', () => {
  expect(read({})).toEqual({
    choices: {
      github: { host: 'github.com', protocol: 'https' },
      organization: 'harbour',
      address: 'https://rung.harbour.example',
      isReachable: true,
      name: 'Rung',
    },
  });
});

test.each([
  ['github', 'GitHub.com', { host: 'github.com', protocol: 'https' }],
  ['github', 'https://www.github.com/', { host: 'github.com', protocol: 'https' }],
  ['github', ' https://git.harbour.example/ ', { host: 'git.harbour.example', protocol: 'https' }],
  ['github', 'http://git.harbour.example:8443', { host: 'git.harbour.example:8443', protocol: 'http' }],
  ['address', 'https://rung.harbour.example/rung/', 'https://rung.harbour.example/rung'],
  ['name', ' 阶梯 ', '阶梯'],
])('%s %j becomes %j', (field, text, value) => {
  expect(read({ [field]: text })).toMatchObject({ choices: { [field]: value } });
});

test('an own account needs no login', () => {
  expect(read({ account: 'user', organization: '' })).toMatchObject({ choices: { organization: null } });
});

test('the host that the settings name cannot be changed', () => {
  const fixed = { host: 'git.harbour.example', protocol: 'https' } as const;
  expect(readChoices({ ...good, github: 'evil.example' }, fixed)).toMatchObject({
    choices: { github: fixed },
  });
});

test.each([
  ['github', ''],
  ['github', 'git.harbour.example/path'],
  ['github', 'git.harbour.example@evil.example'],
  ['github', 'ftp://git.harbour.example'],
  ['github', 'git harbour'],
  ['github', 'harbour.ghe.com'],
  ['organization', ''],
  ['organization', '-harbour'],
  ['organization', 'a/b'],
  ['organization', 'a'.repeat(40)],
  ['address', ''],
  ['address', 'rung.harbour.example'],
  ['address', 'javascript:alert(1)'],
  ['address', 'https://user:secret@rung.example'],
  ['address', 'https://rung.example/?a=1'],
  ['name', ' '],
  ['name', 'a'.repeat(35)],
  ['name', 'a\u202eb'],
])('%s %j is refused in one line', (field, text) => {
  expect(problemsOf({ [field]: text })).toEqual([expect.stringMatching(/^[^\n]+: [^\n]+\.$/)]);
});

test('everything that is wrong is told at once', () => {
  const problems = problemsOf({ github: '', organization: '', address: '', name: '' });
  expect(problems.map(problem => problem.split(':')[0])).toEqual([
    ...['GitHub', 'Organization', 'Address of this server', 'Name'],
  ]);
});

describe('whether GitHub can reach the address', () => {
  test.each([
    ['https://rung.harbour.example', 'github.com', true],
    ['https://140.82.112.3', 'github.com', true],
    ['http://localhost:3000', 'github.com', false],
    ['http://127.0.0.1:3000', 'github.com', false],
    ['http://[::1]:3000', 'github.com', false],
    ['http://10.1.2.3', 'github.com', false],
    ['http://192.168.1.2', 'github.com', false],
    ['http://rung', 'github.com', false],
    ['http://rung.corp.internal', 'github.com', false],
    ['http://10.1.2.3', 'git.harbour.example', true],
    ['http://rung', 'git.harbour.example', true],
    ['http://localhost:3000', 'git.harbour.example', false],
    ['http://127.9.9.9', 'git.harbour.example', false],
  ])('%s from %s: %s', (address, github, isReachable) => {
    expect(read({ address, github })).toMatchObject({ choices: { isReachable } });
  });
});
