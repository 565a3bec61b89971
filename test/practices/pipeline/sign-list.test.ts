import { describe, expect, test } from 'vitest';
import { activitySigns } from '../../../src/practices/pipeline/activity-signs.ts';
import { toolSigns } from '../../../src/practices/pipeline/security-tools.ts';
import { signList } from '../../../src/practices/pipeline/sign-list.ts';

test.each([
  ['', []],
  ['mvn test', ['mvn test']],
  ['mvn test|verify, tox', ['mvn test', 'mvn verify', 'tox']],
  ['a/b/c|d', ['a/b/c', 'a/b/d']],
  ['\n  a,\n  b', ['a', 'b']],
])('%j', (text, signs) => {
  expect(signList(text)).toEqual(signs);
});

describe.each(Object.entries({ ...activitySigns, ...toolSigns }))(
  'the signs of %s',
  (_, { actions, commands }) => {
    test('are written as they are compared', () => {
      for (const action of actions) expect(action).toMatch(/^[a-z0-9_.-]+(?:\/[a-z0-9_./-]+)?$/);
      for (const command of commands) expect(command).toMatch(/^[\w.-]+(?: [\w.:-]+)?$/);
    });

    test('are there once', () => {
      expect(new Set(actions).size).toBe(actions.length);
      expect(new Set(commands).size).toBe(commands.length);
    });
  },
);
