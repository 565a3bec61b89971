import { describe, expect, test } from 'vitest';
import { targetsDeclared } from '../../../src/practices/performance-measurement/targets-declared.ts';
import { repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const judge = (values: object, zone = 'UTC') =>
  resultOf(
    targetsDeclared,
    repositoryFacts(
      {},
      {
        targets: { areDeclared: true, owner: '@mia', reviewedOn: '2026-10-01', ...values },
        calendar: { zone, holidays: [], workdays: [] },
      },
    ),
  );

describe('targets declared', () => {
  test.each([
    ['all of it', {}, 'met'],
    ['no targets', { areDeclared: false }, 'unmet'],
    ['no owner', { owner: null }, 'unmet'],
    ['no review', { reviewedOn: null }, 'unmet'],
    ['a review 180 days ago', { reviewedOn: '2026-05-27' }, 'met'],
    ['a review 181 days ago', { reviewedOn: '2026-05-26' }, 'unmet'],
    ['a review today', { reviewedOn: '2026-11-23' }, 'met'],
    ['a review tomorrow', { reviewedOn: '2026-11-24' }, 'unmet'],
  ])('%s', (_, values, state) => {
    expect(judge(values)).toMatchObject({ state });
  });

  test('days are those of the repository', () => {
    expect(judge({ reviewedOn: '2026-11-24' }, 'Pacific/Kiritimati').state).toBe('unmet');
    expect(judge({ reviewedOn: '2026-11-22' }, 'Pacific/Kiritimati').state).toBe('met');
  });
});
