import { expect, test } from 'vitest';
import { readWorkflow } from '../../../src/facts/ladder/workflows/read-workflow.ts';
import { startsOnPullRequest, startsOnPush } from '../../../src/practices/pipeline/starts-on.ts';

test.each([
  ['push', true, false],
  ['pull_request', false, true],
  ['[push, pull_request]', true, true],
  ['pull_request_target', false, true],
  ['merge_group', false, true],
  ['schedule', false, false],
  ['{ push: { branches: [main] } }', true, false],
  ['{ push: { branches: ["release/**"] } }', false, false],
  ['{ push: { branches: ["ma*"] } }', true, false],
  ['{ push: { branches: ["**", "!main"] } }', false, false],
  ['{ push: { branches: ["!main", "main"] } }', true, false],
  ['{ push: { branches: [$default-branch] } }', true, false],
  ['{ push: { branches-ignore: [main] } }', false, false],
  ['{ push: { branches-ignore: [dev] } }', true, false],
  ['{ push: { tags: ["v*"] } }', false, false],
  ['{ push: { tags: ["v*"], branches: [main] } }', true, false],
  ['{ pull_request: { branches: [dev] } }', false, false],
  ['{ pull_request: { branches: [main, dev] } }', false, true],
])('%s', (on, push, pullRequest) => {
  const workflow = readWorkflow('.github/workflows/a.yml', `on: ${on}\njobs: { a: {} }\n`);
  expect([startsOnPush(workflow, 'main'), startsOnPullRequest(workflow, 'main')]).toEqual([
    push,
    pullRequest,
  ]);
});
