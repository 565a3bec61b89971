import { describe, expect, test } from 'vitest';
import { dangerousWorkflow } from '../../../src/practices/security-and-risk-management/dangerous-workflow.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const judge = (...texts: readonly string[]) =>
  resultOf(
    dangerousWorkflow,
    repositoryFacts({
      files: filesOf(
        Object.fromEntries(texts.map((text, index) => [`.github/workflows/${index}.yml`, text])),
      ),
    }),
  );
const workflow = (on: string, steps: string, more: string = '') =>
  `on: ${on}\n${more}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const running = (script: string) => workflow('push', `      - run: |\n          ${script}\n`);
const checkout = (on: string, ref: string, more: string = '') =>
  workflow(on, `      - uses: actions/checkout@v5\n        with: { ref: "${ref}" }\n${more}`);
const head = '${{ github.event.pull_request.head.sha }}';

describe('dangerous workflows', () => {
  test('are counted: none is all levels, one is level 1', () => {
    expect(judge(running('npm test'))).toMatchObject({ value: 0, level: 5, state: 'met' });
    expect(judge(running('npm test'), running('echo ${{ github.head_ref }}'))).toMatchObject({
      ...{ value: 1, level: 1, state: 'unmet', lines: { 2: 'unmet' } },
      figures: { part: 1, whole: 2 },
      evidence: [{ path: '.github/workflows/1.yml', line: 6 }],
    });
  });

  test.each([
    ['echo "${{ github.event.issue.title }}"', 1],
    ['echo "${{ github.event.pull_request.number }}"', 0],
    ['echo "${{ contains(github.event.comment.body, \'/run\') }}"', 0],
    ["echo '${{ toJSON(github.event) }}'", 1],
    ["echo '${{ toJSON(github.event.repository) }}'", 0],
    ["echo ${{ github.event['comment']['body'] }}", 1],
    ['echo ${{ github.event.commits[0].message }}', 1],
    ['echo ${{ github.event.head_commit.message }}', 1],
    ['echo ${{ github.sha }} github.event.issue.title', 0],
    ['echo ${{ "x" || github.event.issue.title }}', 1],
    ['echo ${{ "x" || github.event.issue.number }}', 0],
  ])('the script %s counts %i', (script, value) => {
    expect(judge(running(script)).value).toBe(value);
  });

  // Each of these would hold the thread for minutes, were a text looked at anew from each of its places.
  test('scripts of nothing but quotes are read to their end', () => {
    const steps = `      - run: a${'"'.repeat(60_000)}b\n`.repeat(4);
    const texts = Array.from({ length: 12 }, () => workflow('pull_request_target', steps));

    expect(judge(...texts)).toMatchObject({ value: 0, figures: { whole: 12 } });
  });

  test('a variable that thousands of expressions name is read once', () => {
    const names = '${{env.x}}'.repeat(12_000);
    const variable = `env:\n  x: "${'${{ github.sha }}'.repeat(7_000)}"\n`;
    const text = workflow('issues', `      - run: echo ${names}\n`, variable);

    expect(judge(text)).toMatchObject({ value: 0, figures: { whole: 1 } });
  });

  test('a script of github-script is one, another input is none', () => {
    const using = (input: string) =>
      workflow(
        'issues',
        `      - uses: actions/github-script@v8\n        with:\n          ${input}: console.log("\${{ github.event.issue.title }}")\n`,
      );
    expect(judge(using('script')).value).toBe(1);
    expect(judge(using('result-encoding')).value).toBe(0);
  });

  test('a variable is safe in the shell, and not within `${{ }}`', () => {
    const step = (script: string) =>
      workflow(
        'issues',
        `      - run: echo ${script}\n        env: { TITLE: "\${{ github.event.issue.title }}" }\n`,
      );
    expect(judge(step('"$TITLE"')).value).toBe(0);
    expect(judge(step('${{ env.TITLE }}')).value).toBe(1);
    const above = 'env: { TITLE: "${{ github.event.issue.title }}" }\n';
    const run = (own: string) => workflow('issues', `      - run: echo \${{ env.title }}\n${own}`, above);
    expect(judge(run('')).value).toBe(1);
    expect(judge(run('        env: { TITLE: fixed }\n')).value).toBe(0);
  });

  test.each([
    ['pull_request_target', head, 1],
    ['pull_request', head, 0],
    ['pull_request_target', '${{ github.head_ref }}', 1],
    ['pull_request_target', 'refs/pull/${{ github.event.number }}/merge', 1],
    ['pull_request_target', '${{ github.event.pull_request.base.sha }}', 0],
    ['pull_request_target', 'main', 0],
    ['workflow_run', '${{ github.event.workflow_run.head_sha }}', 1],
    ['[push, pull_request_target]', head, 1],
  ])('on %s a checkout of %s counts %i', (on, ref, value) => {
    expect(judge(checkout(on, ref)).value).toBe(value);
  });

  test.each([
    ['gh pr checkout "$NUMBER"', 1],
    ['gh pr view "$NUMBER"', 0],
    ['git fetch origin pull/${{ github.event.number }}/head', 1],
    ['git fetch origin main', 0],
    ['git log ${{ github.event.number }}', 0],
    ['fetch ${{ github.event.number }}', 0],
  ])('on pull_request_target the script %s counts %i', (script, value) => {
    expect(judge(workflow('pull_request_target', `      - run: ${script}\n`)).value).toBe(value);
  });

  test.each([
    ['github.event.pull_request.head.repo.full_name == github.repository', 0],
    ['github.repository == github.event.pull_request.head.repo.full_name', 0],
    ["${{ github.actor != 'a' && github.event.workflow_run.event == 'push' }}", 0],
    ["github.actor == 'a' || github.event.workflow_run.event == 'push'", 1],
    ["github.event.workflow_run.conclusion == 'success'", 1],
    ["github.event_name == 'push'", 0],
    ["'pull_request' == github.event_name && always()", 0],
    ["github.event_name == 'pull_request_target'", 1],
    ["github.event_name != 'push'", 1],
  ])('a step with the condition %s counts %i', (condition, value) => {
    const text = checkout(
      '[workflow_run, pull_request_target]',
      '${{ github.event.workflow_run.head_sha }}',
      `        if: ${JSON.stringify(condition)}\n`,
    );
    expect(judge(text).value).toBe(value);
  });

  test('are unknown where a file cannot be read, unless one is seen elsewhere', () => {
    expect(judge(running('npm test'), 'on: [push')).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'unreadable', path: '.github/workflows/1.yml' } },
    });
    expect(judge(running('echo ${{ github.head_ref }}'), 'on: [push').state).toBe('unmet');
  });

  test('are no question without workflow files, and unknown where nobody sees the files', () => {
    expect(judge()).toMatchObject({ state: 'not-applicable', reason: { what: 'workflows' } });
    expect(resultOf(dangerousWorkflow, repositoryFacts())).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'clone' } },
    });
  });
});
