import { describe, expect, test } from 'vitest';
import { singleArtifact } from '../../../src/practices/continuous-delivery/single-artifact.ts';
import { jobText } from '../../builders/job-files.ts';
import {
  daysAgo,
  deploymentRecord,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
} from '../../builders/ladder-facts.ts';

const [good, bad] = ['.github/workflows/deploy.yml', '.github/workflows/deploy-again.yml'];
const texts = {
  [good]: jobText('kubectl set image a b@sha256:c'),
  [bad]: jobText('npm run build && kubectl set image a b'),
};
const deployed = (all: number, some: number) => ({
  deployments: Array.from({ length: all }, (_, index) => deploymentRecord(index, 1)),
  runs: Array.from({ length: all }, (_, index) =>
    runRecord(index, 'success', daysAgo(1), { workflow: index < some ? good : bad }),
  ),
});
const judge = (facts: ReturnType<typeof deployed>, files: Readonly<Record<string, string>> = texts) =>
  resultOf(singleArtifact, repositoryFacts({ ...facts, files: filesOf(files) }));

describe('build once', () => {
  test.each([
    [20, 15, 2],
    [20, 16, 3],
    [20, 18, 3],
    [20, 19, 4],
    [20, 20, 5],
  ])('of %i deployments with %i that take it is level %i', (all, some, level) => {
    expect(judge(deployed(all, some)).level).toBe(level);
  });

  test.each([
    ['an artifact of an earlier job', 'actions/download-artifact && kubectl apply', 100],
    ['an image of this commit', 'deploy.sh $GITHUB_SHA', 100],
    ['an image that it builds itself', 'docker build . && deploy.sh $GITHUB_SHA', 0],
    ['whatever is newest', 'kubectl rollout restart', 0],
  ])('%s', (_, run, value) => {
    expect(judge(deployed(10, 10), { [good]: jobText(run) }).value).toBe(value);
  });

  test('every job of the workflow that deploys has to take it', () => {
    const second = '  again:\n    runs-on: x\n    steps:\n      - run: docker build .\n';

    expect(judge(deployed(10, 10), { [good]: `${texts[good]}${second}` }).value).toBe(0);
  });

  test('the regions of one run are one deployment, and the same commit again is none', () => {
    const { deployments, runs } = deployed(10, 10);
    const regions = deployments.flatMap(one =>
      ['eu', 'us'].map((name, index) => ({
        ...one,
        id: one.id * 2 + index,
        environment: `production-${name}`,
      })),
    );
    expect(judge({ deployments: regions, runs })).toMatchObject({ samples: 10 });
    const again = deployments.map(one => ({ ...one, sha: 'same' }));
    expect(judge({ deployments: again, runs })).toMatchObject({ reason: { cause: { n: 1 } } });
  });

  test('a deployment that no workflow made takes nothing; one of a run that is not known is left out', () => {
    const { deployments, runs } = deployed(12, 12);
    const given = [
      deploymentRecord(0, 1, { runId: null }),
      ...deployments.slice(1, 11),
      deploymentRecord(99, 1),
    ];

    expect(judge({ deployments: given, runs })).toMatchObject({ samples: 11, figures: { part: 10 } });
  });

  test('is unknown without deployments, with too few, and with a workflow that cannot be read', () => {
    expect(judge(deployed(0, 0))).toMatchObject({
      reason: { cause: { kind: 'source', what: 'deployments' } },
    });
    expect(judge(deployed(9, 9))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9 } } });
    expect(judge(deployed(10, 10), { ...texts, [bad]: 'a: [' })).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
