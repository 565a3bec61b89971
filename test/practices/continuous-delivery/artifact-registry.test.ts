import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { artifactRegistry } from '../../../src/practices/continuous-delivery/artifact-registry.ts';
import { jobText } from '../../builders/job-files.ts';
import {
  filesOf,
  releaseRecord,
  repositoryFacts,
  resultOf,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';

const ci = (run: string) => ({ '.github/workflows/ci.yml': jobText(run) });
const judge = (
  texts: Readonly<Record<string, string>>,
  paths: readonly string[] = [],
  releases: FactValues['releases'] = [],
) => resultOf(artifactRegistry, repositoryFacts({ tree: treeOf(...paths), files: filesOf(texts), releases }));
const locked = ['package.json', 'package-lock.json'];

describe('artifact registry', () => {
  test.each([
    ['docker push quotes', 3],
    ['npm publish', 3],
    ['goreleaser release', 3],
    ['npm stage publish --provenance', 3],
    ['deno run -A jsr:owner/publish-on-tag', 3],
    ['bunx jsr publish --dry-run', 1],
    ['docker buildx build --push .', 3],
    ['docker build .', 1],
    ['npm test', 1],
  ])('%s is step %i where nothing has to be locked', (run, value) => {
    expect(judge(ci(run))).toMatchObject({ value });
  });

  test.each([
    ['true', 3],
    ['false', 1],
  ])('an action that builds with push: %s is step %i', (push, value) => {
    const text = workflowText(
      '',
      `      - uses: docker/build-push-action@v6\n        with: { context: ., push: ${push} }\n`,
    );

    expect(judge({ '.github/workflows/ci.yml': text })).toMatchObject({ value });
  });

  test('a recipe of several lines that is asked for with variables publishes', () => {
    const recipe =
      'image:\n\tdocker buildx build --sbom=true \\\n\t\t$(if $(PUSH),--push) \\\n\t\t-t quotes .\n';

    expect(judge({ ...ci('make PUSH=true image'), Makefile: recipe })).toMatchObject({ value: 3 });
    expect(judge({ ...ci('make PUSH=true image'), Makefile: recipe.replace('--push', '') })).toMatchObject({
      value: 1,
    });
  });

  test('the lock file nearest to the root stands first', () => {
    const { evidence } = judge({}, ['bench/bun.lock', 'bun.lock']);

    expect(evidence.map(({ path }) => path)).toEqual(['bun.lock', 'bench/bun.lock']);
  });

  test('assets of a release are published too, those of a draft are not', () => {
    expect(judge({}, [], [releaseRecord('v1', { assets: ['a.zip'] })])).toMatchObject({ value: 3 });
    expect(judge({}, [], [releaseRecord('v1', { assets: ['a.zip'], isDraft: true })])).toMatchObject({
      value: 1,
    });
    expect(judge({}, [], [releaseRecord('v1')])).toMatchObject({ value: 1 });
  });

  test.each([
    ['a manifest without a lock file', ['package.json'], 2],
    ['a manifest with its lock file', locked, 3],
    ['a lock file of an example', ['go.mod', 'examples/go.sum'], 2],
  ])('%s', (_, paths, value) => {
    expect(judge(ci('npm publish'), paths)).toMatchObject({ value });
  });

  test.each([
    ['a copy from stage to stage', 'docker push a && skopeo copy a b', [], 4],
    [
      'a prerelease of the same version',
      'npm publish',
      [releaseRecord('v1'), releaseRecord('v1-rc.1', { isPrerelease: true })],
      4,
    ],
    [
      'a prerelease of another version',
      'npm publish',
      [releaseRecord('v1'), releaseRecord('v2-rc.1', { isPrerelease: true })],
      3,
    ],
  ])('%s', (_, run, releases, value) => {
    expect(judge(ci(run), locked, releases)).toMatchObject({ value });
  });

  test('is unknown only where the releases would tell', () => {
    const of = (run: string) =>
      resultOf(artifactRegistry, repositoryFacts({ tree: treeOf(...locked), files: filesOf(ci(run)) }));

    expect(of('npm publish')).toMatchObject({ lines: { 2: 'met', 3: 'met', 4: 'unknown' } });
    expect(of('npm test')).toMatchObject({ lines: { 2: 'unknown' }, reason: { cause: { kind: 'clone' } } });
  });
});
