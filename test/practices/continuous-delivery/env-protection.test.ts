import { describe, expect, test } from 'vitest';
import type { EnvironmentRecord } from '../../../src/model/records/rules-record.ts';
import { envProtection } from '../../../src/practices/continuous-delivery/env-protection.ts';
import { deploymentRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const environment = (values: Partial<EnvironmentRecord> = {}): EnvironmentRecord => ({
  ...{ name: 'production', reviewers: 0, waitMinutes: 0, hasBranchPolicy: false },
  ...{ preventsSelfReview: false, hasGate: false, ...values },
});
const judge = (...environments: readonly EnvironmentRecord[]) =>
  resultOf(envProtection, repositoryFacts({ environments }));

describe('production protection', () => {
  test.each([
    ['nothing', {}, 2],
    ['a wait', { waitMinutes: 30 }, 2],
    ['a branch policy', { hasBranchPolicy: true }, 3],
    ['a reviewer', { reviewers: 1 }, 3],
    ['reviewers who may not be the author', { reviewers: 1, preventsSelfReview: true }, 4],
    ['a gate', { hasBranchPolicy: true, hasGate: true }, 4],
    ['a gate alone', { hasGate: true }, 2],
    ['no reviewers who may not be the author', { hasBranchPolicy: true, preventsSelfReview: true }, 3],
  ])('%s', (_, values, value) => {
    expect(judge(environment(values))).toMatchObject({ value });
  });

  test('every production environment has to be, and no other one', () => {
    const good = environment({ reviewers: 1 });

    expect(judge(good, environment({ name: 'production-eu' }))).toMatchObject({
      value: 2,
      evidence: [{ text: 'production-eu' }],
    });
    expect(judge(good, environment({ name: 'staging' }))).toMatchObject({ value: 3, samples: 1 });
  });

  test('an environment that production deployments go to is one, whatever its name', () => {
    const facts = {
      environments: [environment({ name: 'harbour' })],
      deployments: [deploymentRecord(1, 1, { environment: 'harbour' })],
    };

    expect(resultOf(envProtection, repositoryFacts(facts))).toMatchObject({ value: 2, state: 'unmet' });
  });

  test('is unknown where no environment is production', () => {
    expect(judge(environment({ name: 'harbour' }))).toMatchObject({
      reason: { cause: { kind: 'policy', key: 'production' } },
    });
    expect(resultOf(envProtection, repositoryFacts())).toMatchObject({
      reason: { cause: { kind: 'clone' } },
    });
  });
});
