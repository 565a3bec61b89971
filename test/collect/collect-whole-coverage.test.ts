import { expect, test } from 'vitest';
import { collectWholeCoverage } from '../../src/collect/collect-whole-coverage.ts';
import { readReports } from '../../src/collect/read-artifact.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import type { Artifact, WorkflowRun } from '../../src/model/ci.ts';
import { writeZip } from '../../src/playground/github/zip/write-zip.ts';
import { headSha, workflowRun } from '../builders/ci.ts';
import { lcov } from '../support/small-change.ts';

const repositoryId = 7;
const ofPush = (values: Partial<WorkflowRun> = {}) => workflowRun({ event: 'push', ...values });

/** Each run's artifacts, by their files. */
function collect(
  runs: readonly WorkflowRun[],
  files: Readonly<Record<number, Readonly<Record<string, string>>>> = {},
) {
  const artifact = (runId: number): Artifact => ({
    id: runId,
    name: 'coverage',
    sizeBytes: 1,
    expired: false,
    createdAt: new Date(0),
    runId,
    headBranch: null,
    headSha,
  });
  const reads = {
    tree: async () => ({ paths: ['src/a.ts', 'src/b.ts', 'README.md'], truncated: false }),
    artifacts: async (runId: number) => (runId in files ? [artifact(runId)] : []),
    downloadArtifact: async (id: number) => writeZip(files[id] ?? {}),
  } as Partial<RepositoryReads> as RepositoryReads;

  return collectWholeCoverage({
    reads,
    readArtifact: readReports,
    repositoryId,
    headSha,
    runs,
    artifactGlobs: ['*coverage*'],
    pathMaps: [],
  });
}

test('reports of several runs are merged: no line counts twice', async () => {
  const facts = await collect(
    [ofPush({ id: 1 }), ofPush({ id: 2, name: 'api', runNumber: 3, event: 'release' })],
    {
      1: { 'lcov.info': lcov('src/a.ts', [1, 0, 0]) },
      2: { 'lcov.info': lcov('src/a.ts', [0, 1, 0]) + lcov('src/b.ts', [1]) },
    },
  );

  expect(facts).toMatchObject({
    lines: 4,
    covered: 3,
    doubt: null,
    runs: [{ name: 'test #1912' }, { name: 'api #3' }],
  });
});

const report = { 1: { 'lcov.info': lcov('src/a.ts', [1]) } };

test.each<[string, readonly WorkflowRun[], Parameters<typeof collect>[1], string]>([
  ['no run', [], {}, 'no-run'],
  ['a run of a pull request', [workflowRun()], report, 'no-run'],
  ['a run that follows others', [ofPush({ event: 'workflow_run' })], report, 'no-run'],
  ['a run of a fork', [ofPush({ headRepositoryId: 8 })], report, 'no-run'],
  ['a run of another commit', [ofPush({ headSha: 'f'.repeat(40) })], report, 'no-run'],
  ['a run that has not ended', [ofPush({ status: 'in_progress', conclusion: null })], report, 'unfinished'],
  ['a run without a report', [ofPush()], {}, 'no-report'],
  [
    'a report that cannot be read',
    [ofPush()],
    { 1: { 'cobertura.xml': '<coverage line-rate="1"><packages>' } },
    'unreadable',
  ],
  ['a report of files elsewhere', [ofPush()], { 1: { 'lcov.info': lcov('lib/z.ts', [1]) } }, 'unplaced'],
])('%s leaves it unknown', async (_, runs, files, expected) => {
  expect(await collect(runs, files)).toEqual({
    lines: 0,
    covered: 0,
    runs: expect.any(Array),
    doubt: expected,
  });
});
