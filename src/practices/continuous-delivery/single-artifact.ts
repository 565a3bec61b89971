import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import { attemptsOfDeployments } from '../../metrics/delivery/attempts-of-deployments.ts';
import { CommitGraph } from '../../metrics/delivery/commit-graph.ts';
import { deployedVersions } from '../../metrics/delivery/deployed-versions.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { isDeploying } from '../deploying-jobs.ts';
import { unknownBecause } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const building =
  /\b(?:docker|podman) build\b|docker buildx build|docker\/build-push-action|\b(?:npm|pnpm|yarn)(?: run)? build\b|\bgo build\b|cargo build|\bmvn[^\n]{0,80}\b(?:package|install|deploy)\b|gradlew?[^\n]{0,80}\b(?:build|assemble|bootJar)\b|dotnet (?:build|publish)|\bko build|\bmake build\b|\bpack build\b|buildah b(?:ud|uild)/i;
const taking =
  /actions\/download-artifact|@sha256:|\bneeds\.[\w-]+\.outputs\.|github\.sha\b|GITHUB_SHA|workflow_run\.(?:head_sha|id)|set image\b|--set(?:-string)?[= ]image|\b(?:skopeo|crane|oras|regctl)\b|docker pull|imagetools create|kustomize edit set image|gh release download|argocd app (?:set|sync)|image[-_]?(?:tag|digest)/i;

export const singleArtifact = definePractice({
  id: 'single-artifact',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['change-fail-rate'],
  levels: atLeast('percent', { 3: 80, 4: 95, 5: 100 }),
  subItems: ['CD-CM-VC-ST', 'CD-DR-DM-DP'],
  needs: ['workflows', 'jobTexts', 'deployments', 'runs'],

  evaluate({ workflows, jobTexts, deployments, runs }, { at }) {
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const production = deployments.filter(({ isProduction }) => isProduction);
    if (production.length === 0) return unknownBecause({ kind: 'source', what: 'deployments' });
    const good = workflowsThatTake(jobTexts);
    const paths = new Map(runs.map(({ id, workflow }) => [id, workflow]));
    // As everywhere, what one run deploys to several regions is one, and the same commit again is none.
    const made = deployedVersions(attemptsOfDeployments(production), new CommitGraph([]));
    const seen = made.filter(({ runId }) => runId === null || paths.has(runId));
    const window = inWindow(seen, one => one.at, at, minimumSamples.ofShare);

    return shareThatDoes(window, ({ runId }) => good.has(pathOf(runId, paths)), deploymentEvidence, {
      figures: { workflows: good.size },
    });
  },
});

/** Workflows whose deploying jobs all take something that was built before, and build nothing themselves. */
function workflowsThatTake(jobTexts: readonly JobText[]): ReadonlySet<string> {
  const deploying = Map.groupBy(jobTexts.filter(isDeploying), ({ workflow }) => workflow.path);

  return new Set(
    [...deploying]
      .filter(
        ([, jobs]) =>
          jobs.every(({ text }) => !building.test(text)) && jobs.some(({ text }) => taking.test(text)),
      )
      .map(([path]) => path),
  );
}

/** Made by no workflow: then nothing says that it was the tested artifact. */
const pathOf = (runId: number | null, paths: ReadonlyMap<number, string>): string =>
  runId === null ? '' : (paths.get(runId) ?? '');
