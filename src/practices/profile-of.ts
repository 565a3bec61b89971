import type { LadderPolicy, Profile } from '../facts/ladder/ladder-policy.ts';
import type { TreeEntry } from '../facts/ladder/repository-facts.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import type { DeploymentRecord } from '../model/records/delivery-records.ts';

export interface ProfileFound {
  readonly profile: Profile;
  /** Found by Rung, rather than said in the policy. */
  readonly isDetected: boolean;
  /** What it was found by. */
  readonly by: readonly string[];
}

const prose =
  /\.(?:md|mdx|markdown|rst|adoc|txt|html?|css|scss|svg|png|jpe?g|gif|webp|avif|ico|woff2?|pdf|bib|tex)$/i;
const buildManifest =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|[^/]+\.csproj|Gemfile|composer\.json|mix\.exs|CMakeLists\.txt|Makefile)$/;
const deployable =
  /(?:^|\/)(?:Dockerfile(?:\.[^/]+)?|Containerfile|compose\.ya?ml|docker-compose\.ya?ml|Chart\.yaml|kustomization\.ya?ml|serverless\.ya?ml|Procfile|[^/]+\.tf|[^/]+\.bicep)$/;
const clientRelease =
  /app-store|appstore|play-store|upload-google-play|fastlane|electron-builder|notarize|testflight/i;
const publish =
  /npm publish|pnpm publish|yarn (?:npm )?publish|twine upload|cargo publish|gem push|mvn .*deploy|gradlew? .*publish|dotnet nuget push|changesets\/action|pypa\/gh-action-pypi-publish|release-please|semantic-release|goreleaser/i;
const packageManifest =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.toml|pyproject\.toml|setup\.py|setup\.cfg|[^/]+\.gemspec|[^/]+\.csproj|go\.mod|composer\.json)$/;

/** The first that fits, in the order in which the profiles are described; a service where nothing fits. */
export function profileOf(
  policy: Pick<LadderPolicy, 'profile'>,
  seen: {
    readonly tree: readonly TreeEntry[];
    readonly workflows: readonly Workflow[];
    /** Undefined where nobody may see them. */
    readonly deployments: readonly DeploymentRecord[] | undefined;
  },
): ProfileFound {
  if (policy.profile !== null) return { profile: policy.profile, isDetected: false, by: [] };
  const found = (profile: Profile, ...by: readonly string[]) => ({ profile, isDetected: true, by });
  const paths = seen.tree.map(({ path }) => path);
  if (isProse(paths)) return found('documentation');
  const production = seen.deployments?.find(({ isProduction }) => isProduction);
  if (production !== undefined) return found('service', production.environment);
  const container = paths.find(path => deployable.test(path) && !isExample(path));
  const deploying = seen.workflows.find(isDeployment);
  if (container !== undefined && deploying !== undefined) return found('service', container, deploying.path);
  const client = seen.workflows.find(workflow => says(workflow, clientRelease));
  if (client !== undefined) return found('application', client.path);
  const publishing = seen.workflows.find(workflow => says(workflow, publish));
  const manifest = paths.find(path => packageManifest.test(path));
  if (publishing !== undefined && manifest !== undefined) return found('library', manifest, publishing.path);

  return found('service');
}

function isProse(paths: readonly string[]): boolean {
  const visible = paths.filter(path => !path.startsWith('.'));
  if (visible.length === 0 || visible.some(path => buildManifest.test(path))) return false;

  return visible.filter(path => prose.test(path)).length >= visible.length * 0.9;
}

const isExample = (path: string): boolean =>
  /(?:^|\/)(?:examples?|samples?|tests?|fixtures?|docs?)\//.test(path);

/** A job with an environment of its own, or a file or job named after deploying. */
function isDeployment({ path, jobs }: Workflow): boolean {
  const names = jobs.map(({ id }) => id);

  return (
    jobs.some(({ environment }) => environment !== null) ||
    [path, ...names].some(name => /deploy/i.test(name))
  );
}

function says({ path, jobs }: Workflow, what: RegExp): boolean {
  const steps = jobs.flatMap(job => job.steps.flatMap(({ uses, run }) => [uses?.text ?? '', run ?? '']));

  return what.test(path) || steps.some(text => what.test(text));
}
