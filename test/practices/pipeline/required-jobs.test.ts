import { describe, expect, test } from 'vitest';
import { readWorkflows } from '../../../src/facts/ladder/workflows/read-workflows.ts';
import { readPipelines } from '../../../src/practices/pipeline/read-pipelines.ts';
import { checksFromElsewhere, requiredJobs } from '../../../src/practices/pipeline/required-jobs.ts';
import { filesOf } from '../../builders/ladder-facts.ts';

const files = filesOf({
  '.github/workflows/ci.yml': `name: CI
on: pull_request
jobs:
  lint: {}
  unit: { name: Unit tests }
  matrix: { name: "On \${{ matrix.os }}" }
  any: { name: "\${{ matrix.name }}" }
  call: { uses: ./.github/workflows/b.yml }
  all: { needs: [lint, deep] }
  deep: { needs: call }
`,
});
const pipelines = readPipelines(readWorkflows(files), files, null);

describe('required jobs', () => {
  test.each([
    [[], []],
    [['lint'], ['lint']],
    [['unit'], []],
    [['Unit tests'], ['unit']],
    [['CI / Unit tests'], ['unit']],
    [['Other / Unit tests'], []],
    [['Unit tests (20)'], ['unit']],
    [['Unit tests of it'], []],
    [['On ubuntu'], ['matrix']],
    [['call / build'], ['call']],
    [['all'], ['lint', 'call', 'all', 'deep']],
    [['gone'], []],
  ])('%j', (checks, ids) => {
    expect(requiredJobs(pipelines, checks).map(({ job }) => job.id)).toEqual(ids);
  });

  test('leave the checks over that other CI reports', () => {
    expect(checksFromElsewhere(pipelines, ['lint', 'ci/jenkins', 'call / build'])).toEqual(['ci/jenkins']);
  });
});
