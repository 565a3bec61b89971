import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import type { ReleaseRecord } from '../../model/records/delivery-records.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const publishing =
  /\b(?:docker|podman|buildah) push|docker\/build-push-action[\s\S]{0,600}?push: *(?:true|\$)|\bdocker buildx build(?:[^\n]|\\\n){0,300}--push|\bko (?:build|publish)|\bjib\b|helm push|\b(?:npm|pnpm|yarn|bun|lerna|jsr|deno)(?: (?:npm|stage|-r))? publish(?![^\n]{0,200}--dry-run)|publish-on-tag|changeset publish|semantic-release|release-please|goreleaser|twine upload|pypi-publish|(?:poetry|uv|flit|hatch) publish|cargo publish|gem push|nuget push|mvn[^\n]{0,80}\bdeploy\b|gradlew?[^\n]{0,80}\bpublish|gh release (?:create|upload)|action-gh-release|upload-release-asset|upload-release-action|oras push|jf rt u|aws s3 (?:cp|sync)|crane push/;
const promoting =
  /\bskopeo copy|\bcrane (?:copy|cp|tag)\b|imagetools create|\boras copy|regctl image copy|\bdist-tag add|gcloud artifacts docker tags add|jf rt (?:bpr|build-promote|copy)|build-promote|nexus-staging|--prerelease[= ]false|--draft[= ]false|gh release edit[^\n]{0,200}--latest|\bpromot(?:e|ion)\b/i;
const locks =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|go\.sum|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|requirements[^/]*\.txt|Gemfile\.lock|composer\.lock|mix\.lock|gradle\.lockfile|packages\.lock\.json|pubspec\.lock|Package\.resolved|flake\.lock|deno\.lock)$/;
const manifests =
  /(?:^|\/)(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|Pipfile|setup\.py|Gemfile|composer\.json|mix\.exs|build\.gradle(?:\.kts)?|[^/]+\.csproj|pubspec\.yaml)$/;
const foreign = /(?:^|\/)(?:node_modules|vendor|third_party|examples?|fixtures?|testdata)\//;

export const artifactRegistry = definePractice({
  id: 'artifact-registry',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['deployment-success-rate'],
  levels: steps(2, 3, 4),
  subItems: ['CD-CM-VC-AM'],
  needs: ['tree', 'jobTexts?', 'releases?'],

  evaluate({ tree, 'jobTexts?': jobTexts, 'releases?': releases }) {
    const jobs = jobTexts.known ? jobTexts.value : [];
    const unseen: Step = jobTexts.known ? false : jobTexts.cause;
    const publishers = jobs.filter(({ text }) => publishing.test(text));
    const paths = tree.map(({ path }) => path).filter(path => !foreign.test(path));
    const lockFiles = paths.filter(path => locks.test(path)).toSorted((a, b) => depth(a) - depth(b));
    const seen = [...new Set([...publishers.map(({ workflow }) => workflow.path), ...lockFiles])];

    return climb(
      2,
      [
        anyOf(publishers.length > 0, unseen, hasAssets(releases)),
        // What depends on nothing outside has nothing to lock.
        lockFiles.length > 0 || !paths.some(path => manifests.test(path)),
        anyOf(jobs.some(promotes), unseen, hasStages(releases)),
      ],
      {
        evidence: seen.slice(0, keptEvidence).map(path => fileEvidence(path)),
        figures: { publishers: publishers.length, locks: lockFiles.length, isPromoted: jobs.some(promotes) },
      },
    );
  },
});

const depth = (path: string): number => path.split('/').length;

const promotes = ({ names, text }: JobText): boolean =>
  promoting.test(text) || /promot(?:e|ion)/i.test(names);

const hasAssets = (releases: Fact<readonly ReleaseRecord[]>): Step =>
  releases.known
    ? releases.value.some(({ isDraft, assets }) => !isDraft && assets.length > 0)
    : releases.cause;

/** What was a prerelease first became a release: the same version with and without its suffix. */
function hasStages(releases: Fact<readonly ReleaseRecord[]>): Step {
  if (!releases.known) return releases.cause;
  const final = releases.value
    .filter(({ isDraft, isPrerelease }) => !isDraft && !isPrerelease)
    .map(({ tag }) => tag);
  const early = releases.value.filter(({ isPrerelease }) => isPrerelease).map(({ tag }) => tag);

  return final.some(tag => early.some(before => before.startsWith(`${tag}-`)));
}
