import { describe, expect, test } from 'vitest';
import type { TeamRecord } from '../../../src/model/records/ladder-records.ts';
import { oncallOwner } from '../../../src/practices/technical-operations/oncall-owner.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const judge = (
  texts: Readonly<Record<string, string>>,
  { teams, isSolo = false }: { teams?: readonly TeamRecord[]; isSolo?: boolean } = {},
) =>
  resultOf(
    oncallOwner,
    repositoryFacts(
      { files: filesOf(texts), ...(teams && { teams }) },
      {},
      { teams: { kind: 'permission', permission: 'members' } },
    ),
    isSolo,
  );
const owners = (text: string) => ({ '.github/CODEOWNERS': text });
const catalog = (owner: string) => ({
  'catalog-info.yaml': `kind: Component\nmetadata: { name: a }\nspec: { owner: "${owner}" }\n`,
});
const team = (members: number) => [{ slug: 'harbour/trading', members }];

describe('named owner', () => {
  test.each([
    ['no file', {}, 'unmet'],
    ['one person', owners('* @mia'), 'unmet'],
    ['two people', owners('* @mia @li # both\n'), 'met'],
    ['two people of a folder alone', owners('/docs/ @mia @li'), 'unmet'],
    ['nobody, after two people', owners('* @mia @li\n*\n'), 'unmet'],
    ['two people named in the docs', { 'docs/CODEOWNERS': '* @mia li@example.com' }, 'met'],
    [
      'two people in the file that GitHub does not read',
      { ...owners('* @mia'), 'docs/CODEOWNERS': '* @mia @li' },
      'unmet',
    ],
  ])('%s', (_, texts, state) => {
    expect(judge(texts).state).toBe(state);
  });

  test('one person will do where one person is all there is', () => {
    expect(judge(owners('* @mia'), { isSolo: true }).state).toBe('met');
    expect(judge(owners('*'), { isSolo: true }).state).toBe('unmet');
  });

  test.each([
    [1, 'unmet'],
    [2, 'met'],
  ])('a team of %i is %s', (members, state) => {
    expect(judge(owners('* @Harbour/Trading'), { teams: team(members) }).state).toBe(state);
    expect(judge(catalog('group:default/trading'), { teams: team(members) }).state).toBe(state);
  });

  test('a team that nobody knows is nobody, and one that may not be seen is unknown', () => {
    expect(judge(owners('* @harbour/other'), { teams: team(5) }).state).toBe('unmet');
    expect(judge(owners('* @harbour/trading'))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'permission', permission: 'members' } },
      figures: { owners: '@harbour/trading' },
    });
  });

  test('a file that cannot be read leaves it unknown', () => {
    for (const path of ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS']) {
      const files = { [path]: { text: null, changedAt: null } };

      expect(resultOf(oncallOwner, repositoryFacts({ files })).reason).toMatchObject({
        cause: { kind: 'unreadable', path },
      });
    }
    expect(judge({ 'catalog-info.yaml': 'a: [' }).reason).toMatchObject({
      cause: { kind: 'unreadable', path: 'catalog-info.yaml' },
    });
  });
});
