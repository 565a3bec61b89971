import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import type { CommitRecord } from '../../../src/model/records/delivery-records.ts';
import { depUpdates } from '../../../src/practices/security-and-risk-management/dep-updates.ts';
import {
  bot,
  commitRecord,
  daysAgo,
  filesOf,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
  treeOf,
} from '../../builders/ladder-facts.ts';

const configured = treeOf('package.json', '.github/dependabot.yml');
const updates = (days: number, count: number = 5, author = bot) =>
  Array.from({ length: count }, (_, index) =>
    pullRecord(index + 1, { author, openedAt: daysAgo(1 + days), mergedAt: daysAgo(1) }),
  );
const judge = (values: Partial<FactValues>) =>
  resultOf(
    depUpdates,
    repositoryFacts({ tree: configured, files: filesOf({}), pullRequests: [], ...values }),
  );

describe('dependency updates', () => {
  test.each([
    [3, 5, 5],
    [3.1, 4, 4],
    [14, 4, 4],
    // Level 3 asks for nothing that level 2 does not.
    [14.1, 2, 3],
  ])('merged %f days after they were opened reach step %i and level %i', (days, value, level) => {
    const result = judge({ pullRequests: updates(days) });
    expect(result).toMatchObject({ level, value, state: level === 5 ? 'met' : 'unmet' });
    expect(result.figures['days']).toBeCloseTo(days);
  });

  test('without a tool are level 1', () => {
    expect(judge({ tree: treeOf('package.json') })).toMatchObject({ level: 1, state: 'unmet' });
    expect(judge({ tree: treeOf('.github/workflows/a.yml') }).level).toBe(1);
    expect(
      judge({ tree: treeOf('package.json'), pullRequests: updates(1, 5, person('dependabot-fan')) }).level,
    ).toBe(1);
    expect(
      judge({
        tree: treeOf('package.json'),
        pullRequests: updates(1, 5, { login: 'release-bot', isBot: true }),
      }).level,
    ).toBe(1);
  });

  test('in a clone are seen by their configuration, and by commits of the tool', () => {
    const commits = (author = person(), count = 10) =>
      Array.from({ length: count }, (_, index) => commitRecord(`c${index}`, { author }));
    const of = (path: string, made: readonly CommitRecord[]) =>
      resultOf(
        depUpdates,
        repositoryFacts({ tree: treeOf('package.json', path), files: filesOf({}), commits: made }),
      );

    for (const seen of [of('renovate.json', []), of('a.ts', commits(bot))])
      expect(seen).toMatchObject({
        level: 3,
        lines: { 2: 'met', 4: 'unknown' },
        reason: { cause: { kind: 'clone' } },
      });
    expect(of('a.ts', commits())).toMatchObject({ level: 1, lines: { 2: 'unmet' } });
    expect(of('a.ts', commits(person(), 9)).lines[2]).toBe('unknown');
    const empty = repositoryFacts({ tree: treeOf('a.md'), files: filesOf({}), commits: [] });
    expect(resultOf(depUpdates, empty)).toMatchObject({ reason: { kind: 'nothing' } });
  });

  test('by a tool that the organization configures are seen by its pull requests', () => {
    expect(judge({ tree: treeOf('package.json'), pullRequests: updates(1) }).level).toBe(5);
  });

  test.each([['renovate.json'], ['.github/renovate.json5'], ['.renovaterc'], ['.github/dependabot.yaml']])(
    'are configured in %s',
    path => {
      expect(judge({ tree: treeOf(path) }).lines[2]).toBe('met');
    },
  );

  test('are configured in package.json', () => {
    const values = { tree: treeOf('package.json') };
    expect(judge({ ...values, files: filesOf({ 'package.json': '{ "renovate": {} }' }) }).lines[2]).toBe(
      'met',
    );
    expect(judge({ ...values, files: filesOf({ 'package.json': '{ "name": "renovate" }' }) }).lines[2]).toBe(
      'unmet',
    );
  });

  test('are unknown above the first line with fewer than five merged ones', () => {
    expect(judge({ pullRequests: updates(1, 4) })).toMatchObject({
      ...{ lines: { 2: 'met', 4: 'unknown', 5: 'unknown' } },
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
  });

  test('are no question where nothing depends on anything', () => {
    expect(judge({ tree: treeOf('README.md') })).toMatchObject({
      ...{ state: 'not-applicable', reason: { what: 'dependencies' } },
    });
  });

  test('are unknown where nobody sees pull requests', () => {
    expect(resultOf(depUpdates, repositoryFacts({ tree: configured, files: filesOf({}) })).state).toBe(
      'unknown',
    );
  });
});
