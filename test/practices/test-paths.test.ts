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
  ['src/find-tests.ts', false, false, false],
  ['src/find-test.ts', true, false, false],
  ['test/continuous-integration.test.ts', true, false, false],
  ['runtime-tests/node/index.test.ts', true, true, false],
  ['testing/run-write-tests.rst', false, false, false],
  ['examples/a/test/a.test.ts', false, false, false],
  ['src/test/java/org/samples/quotes/QuotesTests.java', true, false, false],
  ['quotes/src/test/kotlin/com/example/demo/QuotesIT.kt', true, true, false],
  ['samples/a/src/test/java/com/quotes/QuotesTests.java', false, false, false],
  ['cypress/support/index.d.ts', false, false, false],
  ['cypress/e2e/login.cy.ts', true, false, true],
  ['charts/quotes/unittests/deployment_test.yaml', true, false, false],
  ['charts/quotes/tests/service_test.yml', true, false, false],
  ['tests/values.yaml', false, false, false],
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
