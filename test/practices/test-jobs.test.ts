import { expect, test } from 'vitest';
import { readWorkflows } from '../../src/facts/ladder/workflows/read-workflows.ts';
import { testJobs } from '../../src/practices/test-jobs.ts';
import { filesOf } from '../builders/ladder-facts.ts';

const workflow = '.github/workflows/ci.yml';
const isTest = (name: string, run = 'make build') => {
  const text = `on: push\njobs:\n  build:\n    runs-on: x\n    steps:\n      - run: |\n          ${run}\n`;

  return testJobs(readWorkflows(filesOf({ [workflow]: text })))({ workflow }, { name });
};

test.each([
  ...['test', 'Tests', 'unit-tests', 'e2e', 'Unit test (22, ubuntu)', 'call / integration tests', 'specs'],
])('a job named %s is one', name => {
  expect(isTest(name)).toBe(true);
});

test.each(['build', 'latest', 'attest', 'inspect', 'deploy', 'contest'])('a job named %s is none', name => {
  expect(isTest(name)).toBe(false);
});

test.each([
  ...['npm test', 'npm run test:unit', 'go test ./...', 'cargo test', 'pytest -q', 'npx vitest run'],
  ...['mvn -B verify', './gradlew check', 'cd app && pnpm -r test', 'make test', 'dotnet test'],
])('a job whose step runs `%s` is one, in all its variants', run => {
  expect(isTest('build', run)).toBe(true);
  expect(isTest('build (22, ubuntu-latest)', run)).toBe(true);
});

test.each([
  'test -f dist/main.js',
  'npm run build; echo test',
  'cargo check',
  'npm ci',
  'docker pull app:latest',
])('a job whose step runs `%s` is none', run => {
  expect(isTest('build', run)).toBe(false);
});
