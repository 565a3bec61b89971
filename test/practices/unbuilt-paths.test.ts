import { expect, test } from 'vitest';
import { readWorkflows } from '../../src/facts/ladder/workflows/read-workflows.ts';
import { unbuiltPathsOf } from '../../src/practices/unbuilt-paths.ts';
import { filesOf, treeOf } from '../builders/ladder-facts.ts';

const tree = treeOf(
  ...['src/main.ts', 'infra/main.tf', 'deploy/values.yaml', 'Dockerfile', 'config/app.toml', 'README.md'],
  ...['.github/workflows/test.yml', 'docs/book.toml', 'examples/compose.yml'],
);
const all = ['infra/main.tf', 'deploy/values.yaml', 'Dockerfile', 'config/app.toml'];
const workflow = (on: string) => `on: ${on}\njobs: { test: { runs-on: ubuntu-latest, steps: [] } }`;
const unbuilt = (...ons: readonly string[]) =>
  unbuiltPathsOf(
    tree,
    readWorkflows(
      filesOf(Object.fromEntries(ons.map((on, i) => [`.github/workflows/${i}.yml`, workflow(on)]))),
    ),
    'main',
  );

test.each<[string, readonly string[]]>([
  ['push', []],
  ['{ push: { paths: ["src/**"] } }', all],
  ['{ push: { paths: ["**"] } }', []],
  ['{ push: { paths: ["**.tf", "deploy/**", "Dockerfile", "*/*.toml"] } }', []],
  ['{ push: { paths: ["**", "!infra/**"] } }', ['infra/main.tf']],
  ['{ push: { paths: ["!infra/**", "**"] } }', []],
  ['{ push: { paths-ignore: ["**.md", "docs/**"] } }', []],
  ['{ push: { paths-ignore: ["**.yaml"] } }', ['deploy/values.yaml']],
  ['{ push: { paths-ignore: ["infra**"] } }', ['infra/main.tf']],
])('with a workflow on %s are left out %j', (on, expected) => {
  expect(unbuilt(on)).toEqual({ known: true, value: expected });
});

test('is none that another workflow runs for', () => {
  const one = '{ push: { paths: ["infra/**"] } }';

  expect(unbuilt(one, '{ push: { paths-ignore: ["infra/**"] } }')).toEqual({ known: true, value: [] });
  expect(unbuilt(one, '{ pull_request: {} }')).toMatchObject({ value: all.slice(1) });
});

test('is unknown where a workflow cannot be read, or none runs on the default branch', () => {
  expect(unbuilt('push', '[push')).toMatchObject({
    cause: { kind: 'unreadable', path: '.github/workflows/1.yml' },
  });
  expect(unbuilt('pull_request')).toMatchObject({ cause: { kind: 'source', what: 'ci' } });
});
