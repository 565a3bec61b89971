import { describe, expect, test } from 'vitest';
import { conclusionOf, worse } from '../../src/maturity/conclusion.ts';

describe('the conclusion', () => {
  test.each([
    ['met', 'enforce', false, 'success'],
    ['met', 'advise', false, 'success'],
    ['met', 'enforce', true, 'success'],
    ['not-applicable', 'enforce', false, 'success'],
    ['not-applicable', 'advise', true, 'success'],
    ['unmet', 'enforce', false, 'failure'],
    ['unmet', 'enforce', true, 'neutral'],
    ['unmet', 'advise', false, 'neutral'],
    ['unmet', 'advise', true, 'neutral'],
    ['unknown', 'enforce', false, 'neutral'],
    ['unknown', 'enforce', true, 'neutral'],
    ['unknown', 'advise', false, 'neutral'],
  ] as const)('of %s, %s, draft %s is %s', (answer, mode, draft, conclusion) => {
    expect(conclusionOf(answer, mode, draft)).toBe(conclusion);
  });
});

describe('of a waived practice', () => {
  test.each([
    ['unmet', 'enforce', 'neutral'],
    ['unmet', 'advise', 'neutral'],
    ['met', 'enforce', 'success'],
    ['unknown', 'enforce', 'neutral'],
  ] as const)('%s, %s is %s: never red, and green by its answer alone', (answer, mode, conclusion) => {
    expect(conclusionOf(answer, mode, false, true)).toBe(conclusion);
  });
});

describe('of two conclusions the worse is shown', () => {
  test.each([
    ['success', 'success', 'success'],
    ['success', 'neutral', 'neutral'],
    ['neutral', 'success', 'neutral'],
    ['success', 'failure', 'failure'],
    ['failure', 'success', 'failure'],
    ['neutral', 'failure', 'failure'],
    ['failure', 'neutral', 'failure'],
    ['failure', 'failure', 'failure'],
  ] as const)('%s and %s: %s', (one, other, expected) => {
    expect(worse(one, other)).toBe(expected);
  });
});
