import { describe, expect, test } from 'vitest';
import { configExternalised } from '../../../src/practices/application-design/config-externalised.ts';
import {
  bot,
  mergedPulls,
  pullRecord,
  repositoryFacts,
  resultOf,
  treeOf,
} from '../../builders/ladder-facts.ts';

const pulls = (all: number, some: number) =>
  mergedPulls(all, some, { environmentLiterals: 0 }).map(pull => ({
    ...pull,
    environmentLiterals: pull.environmentLiterals ?? 2,
  }));
const judge = (pullRequests: ReturnType<typeof mergedPulls>, ...paths: readonly string[]) =>
  resultOf(configExternalised, repositoryFacts({ pullRequests, tree: treeOf(...paths) }));

describe('externalised configuration', () => {
  test.each([
    [20, 15, 1],
    [20, 16, 2],
    [20, 18, 2],
    [20, 19, 3],
    [20, 20, 5],
  ])('of %i with %i that keep it out it is level %i', (all, some, level) => {
    expect(judge(pulls(all, some), '.env.example').level).toBe(level);
  });

  test.each([
    ['.env.example', 'met'],
    ['config/settings.sample.yml', 'met'],
    ['deploy/values.yaml', 'met'],
    ['.env', 'unmet'],
    ['src/config.ts', 'unmet'],
  ])('with %s for a sample it is %s', (path, state) => {
    expect(judge(pulls(10, 10), path)).toMatchObject({ state, value: 100 });
  });

  test('is unknown where nobody looked into the changes, and with too few of them', () => {
    expect(judge(mergedPulls(10, 0, {}), '.env.example')).toMatchObject({
      reason: { cause: { kind: 'source', what: 'patches' } },
    });
    expect(judge(pulls(9, 9), '.env.example')).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9 } },
    });
    expect(
      judge(
        [...pulls(10, 10), pullRecord(98), pullRecord(99, { author: bot, environmentLiterals: 5 })],
        '.env.example',
      ),
    ).toMatchObject({ samples: 10, value: 100 });
  });
});
