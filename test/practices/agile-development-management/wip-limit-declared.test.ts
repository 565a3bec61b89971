import { expect, test } from 'vitest';
import { wipLimitDeclared } from '../../../src/practices/agile-development-management/wip-limit-declared.ts';
import { place, repositoryFacts, resultOf, seenOf } from '../../builders/ladder-facts.ts';

test.each([
  [true, 5, 'met', 'limit 2, said in the policy file', '上限 2，已在策略文件中写明'],
  [false, 2, 'unmet', "limit 2, Rung's built-in", '上限 2，为 Rung 内置值'],
] as const)(
  'a limit that is declared (%s) is level %i, and holds no level back',
  (declaresWipLimit, level, state, en, zh) => {
    const result = resultOf(wipLimitDeclared, repositoryFacts({ place }, { declaresWipLimit, wipLimit: 2 }));

    expect(result).toMatchObject({ level, lines: { 3: state }, gates: false });
    expect(seenOf(wipLimitDeclared, result)).toBe(en);
    expect(seenOf(wipLimitDeclared, result, 'zh-CN')).toBe(zh);
  },
);

test('is unknown where the repository was not seen', () => {
  expect(resultOf(wipLimitDeclared, repositoryFacts())).toMatchObject({
    reason: { cause: { kind: 'clone' } },
  });
});
