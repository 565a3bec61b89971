import { expect, test } from 'vitest';
import { isAcceptanceTest, isIntegrationTest, isTestPath } from '../../src/practices/test-paths.ts';

test.each([
  ['src/a.test.ts', true, false, false],
  ['pkg/a_test.go', true, false, false],
  ['tests/test_a.py', true, false, false],
  ['src/test/java/ATest.java', true, false, false],
  ['src/test/java/QuotesIT.java', true, true, false],
  ['test/integration/quotes.ts', true, true, false],
  ['features/quotes.feature', true, false, true],
  ['e2e/quotes.spec.ts', true, false, true],
  ['test/README.md', false, false, false],
  ['vendor/a_test.go', false, false, false],
  ['src/latest.ts', false, false, false],
  ['src/contest/a.ts', false, false, false],
  ['src/unit.ts', false, false, false],
])('%s', (path, isTest, isIntegration, isAcceptance) => {
  expect([isTestPath(path), isIntegrationTest(path), isAcceptanceTest(path)]).toEqual([
    isTest,
    isIntegration,
    isAcceptance,
  ]);
});
