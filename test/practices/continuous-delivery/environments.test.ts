import { describe, expect, test } from 'vitest';
import { environments } from '../../../src/practices/continuous-delivery/environments.ts';
import { deploymentRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const to = (names: readonly string[], days = 1) =>
  names.map((environment, index) =>
    deploymentRecord(index, days, {
      environment,
      isProduction: environment === 'production',
      isTransient: environment.startsWith('pr-'),
    }),
  );
const judge = (deployments: ReturnType<typeof to>, policy = {}) =>
  resultOf(environments, repositoryFacts({ deployments }, policy));

describe('environments', () => {
  test.each([
    [['production'], 1],
    [['test'], 1],
    [['production', 'development'], 1],
    [['production', 'staging'], 2],
    [['production', 'qa'], 2],
    [['production', '测试'], 2],
    [['production', 'qa', 'dev'], 3],
    [['production', 'staging', 'dev'], 3],
    [['production', 'qa', 'dev', 'staging'], 4],
    [['production', 'qa', 'dev', 'canary', 'pr-12'], 5],
    [['production', 'latest'], 1],
    [['product-page', 'qa'], 1],
  ])('%j are step %i', (names, value) => {
    expect(judge(to(names))).toMatchObject({ value, level: value });
  });

  test('one that was not used for 90 days does not count', () => {
    expect(judge([...to(['production']), ...to(['test'], 89)])).toMatchObject({ value: 2 });
    expect(judge([...to(['production']), ...to(['test'], 90)])).toMatchObject({ value: 1 });
  });

  test('the policy may name production', () => {
    const policy = { production: { environment: 'Harbour', workflow: null } };

    expect(judge(to(['harbour', 'test']))).toMatchObject({ value: 1 });
    expect(judge(to(['harbour', 'test']), policy)).toMatchObject({ value: 2 });
  });

  test('is unknown without deployments', () => {
    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'source', what: 'deployments' } } });
    expect(resultOf(environments, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });
});
