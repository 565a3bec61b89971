import { describe, expect, test } from 'vitest';
import { expandCommands } from '../../../../src/facts/ladder/commands/expand-commands.ts';
import { readJobTexts } from '../../../../src/facts/ladder/commands/read-job-texts.ts';
import { readScripts } from '../../../../src/facts/ladder/commands/read-scripts.ts';
import { readWorkflows } from '../../../../src/facts/ladder/workflows/read-workflows.ts';
import { filesOf, workflowText } from '../../../builders/ladder-facts.ts';

describe('scripts', () => {
  const scripts = readScripts(
    filesOf({
      'package.json':
        '{"scripts":{"check":"npm run lint && pnpm test","lint":"eslint .","test":"vitest","bad":1}}',
      'packages/a/package.json': '{"scripts":{"test":"jest"}}',
      'packages/b/package.json': 'no JSON',
      Makefile:
        'CC := gcc\n.PHONY: ci\nci: build test\n\techo done\nbuild:\n\tgo build ./...\ntest: ; go test\n',
      'Taskfile.yml':
        'tasks:\n  all:\n    cmds:\n      - task: lint\n      - go vet\n  lint: golangci-lint run\n',
      justfile: 'dev port="1":\n  docker compose up\n',
    }),
  );

  test.each([
    ['npm run check', ['eslint .', 'vitest', 'jest']],
    ['npm run -s lint', ['eslint .']],
    ['yarn lint', ['eslint .']],
    ['npm test', ['vitest', 'jest']],
    ['make -j4 ci', ['echo done', 'go build ./...']],
    ['make PUSH=true -j4 ci', ['echo done', 'go build ./...']],
    ['task all', ['go vet', 'golangci-lint run']],
    ['just dev', ['docker compose up']],
  ])('%s stands for what it runs', (call, wanted) => {
    for (const command of wanted) expect(expandCommands(call, scripts)).toContain(command);
  });

  test('what nobody defined stands for itself', () => {
    expect(expandCommands('npm run nothing && make nothing', scripts)).toBe(
      'npm run nothing && make nothing',
    );
  });

  test('calls in a circle end, and texts end somewhere', () => {
    const circle = readScripts(filesOf({ 'package.json': '{"scripts":{"a":"npm run b","b":"npm run a"}}' }));
    expect(expandCommands('npm run a', circle)).toBe('npm run a\nnpm run b\n\nnpm run a\n');
    const huge = new Map([['npm a', 'x'.repeat(1_000_000)]]);
    expect(expandCommands('npm run a', huge).length).toBeLessThan(70_000);
  });
});

describe('the text of a job', () => {
  const textOf = (texts: Readonly<Record<string, string>>) => {
    const files = filesOf(texts);

    return readJobTexts(readWorkflows(files), files);
  };

  test('has its actions, what is given to them, its scripts and what those call', () => {
    const steps =
      '      - uses: a/b@v1\n        with: { push: true }\n      - name: Unit\n        run: make t\n';
    const [found] = textOf({
      '.github/workflows/ci.yml': workflowText('', steps),
      Makefile: 't:\n\tpytest\n',
    });

    expect(found?.text).toBe('a/b@v1\npush: true\nmake t\npytest\n\n');
    expect(found?.names.split('\n')).toEqual(['.github/workflows/ci.yml', 'Test', 'test', '', '', 'Unit']);
  });

  test('has what it calls within the repository: a workflow and an action', () => {
    const called = workflowText().replace('on: [push, pull_request]', 'on: workflow_call');
    const texts = textOf({
      '.github/workflows/ci.yml': 'on: push\njobs:\n  call:\n    uses: ./.github/workflows/called.yml\n',
      '.github/workflows/called.yml': called,
      '.github/workflows/other.yml': workflowText('', '      - uses: ./.github/actions/lint\n'),
      '.github/actions/lint/action.yml': 'runs:\n  using: composite\n  steps:\n    - run: eslint .\n',
    });

    expect(texts.map(({ workflow, text }) => [workflow.path, text])).toEqual([
      ['.github/workflows/ci.yml', './.github/workflows/called.yml\nnpm test'],
      ['.github/workflows/other.yml', './.github/actions/lint\n\neslint .'],
    ]);
  });

  test('has what an action does that other steps use too, which is read once', () => {
    let reads = 0;
    const action = 'actions/lint/action.yml';
    const files = filesOf({
      '.github/workflows/ci.yml': workflowText('', '      - uses: ./actions/lint\n'.repeat(50)),
      [action]: 'runs:\n  steps:\n    - run: eslint .\n',
    });
    const watched = new Proxy(files, {
      get(target, path) {
        if (path === action) reads += 1;
        return target[String(path)];
      },
    });
    const [found] = readJobTexts(readWorkflows(files), watched);

    expect(found?.text.split('eslint .')).toHaveLength(51);
    // Once for the scripts that it may hold.
    expect(reads).toBeLessThanOrEqual(2);
  });

  test('of many jobs is long in all together, and has at least its own lines', () => {
    const jobs = Array.from({ length: 60 }, (_, i) => `  j${i}:\n    steps:\n      - run: make all\n`).join(
      '',
    );
    const texts = textOf({
      '.github/workflows/ci.yml': `on: push\njobs:\n${jobs}`,
      Makefile: `all:\n${'\techo built\n'.repeat(4000)}`,
    });

    expect(texts[0]?.text).toContain('echo built');
    expect(texts.every(({ text }) => text.startsWith('make all'))).toBe(true);
    expect(texts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(1_100_000);
  });
});
