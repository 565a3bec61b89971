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
  /\.(?:md|mdx|markdown|rst|adoc|txt|html?|css|scss|svg|png|jpe?g|gif|webp|avif|ico|woff2?|pdf|bib|tex|csv|po)$|(?:^|\/)(?:LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|README|CHANGELOG)$|(?:^|\/)(?:_static|_templates|_layouts|_includes)\//i;
/** What builds a site of documents, and no program. */
const siteBuilder =
  /^(?:docs?\/)?(?:conf\.py|mkdocs\.ya?ml|book\.toml|antora[\w-]*\.ya?ml|_config\.ya?ml|hugo\.(?:toml|ya?ml)|docusaurus\.config\.[cm]?[jt]s)$/;
/** They stand beside it: its targets for each system, and what it needs to run. */
const siteBuild =
  /^(?:docs?\/)?(?:Makefile|make\.bat|make\.ps1|Gemfile(?:\.lock)?|package(?:-lock)?\.json|requirements[\w.-]*\.txt)$/;
const buildManifest =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|[^/]+\.csproj|Gemfile|composer\.json|mix\.exs|CMakeLists\.txt|Makefile)$/;
const deployable =
  /(?:^|\/)(?:Dockerfile(?:\.[^/]+)?|Containerfile|compose\.ya?ml|docker-compose\.ya?ml|Chart\.yaml|kustomization\.ya?ml|serverless\.ya?ml|Procfile|[^/]+\.tf|[^/]+\.bicep)$/;
const clientRelease =
  /app-store|appstore|play-store|upload-google-play|fastlane|electron-builder|notarize|testflight/i;
const publish =
  /\b(?:npm|pnpm|yarn|bun|lerna|jsr|deno)(?: (?:npm|stage|run|-r|--recursive))? publish(?![^\n]{0,200}--dry-run)|publish-on-tag|twine upload|(?:cargo|poetry|uv|flit|hatch|changeset) publish|gem push|mvn .*deploy|gradlew? .*publish|dotnet nuget push|changesets\/action|pypa\/gh-action-pypi-publish|release-please|semantic-release|goreleaser/i;
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

/** Nine of ten files are prose. The builder of the site, and what stands beside it, is not counted. */
function isProse(paths: readonly string[]): boolean {
  const sites = new Set(paths.filter(path => siteBuilder.test(path)).map(folderOf));
  const isBuilder = (path: string) =>
    sites.has(folderOf(path)) && (siteBuilder.test(path) || siteBuild.test(path));
  const counted = paths.filter(path => !path.startsWith('.') && !isBuilder(path));
  if (counted.length === 0 || counted.some(path => buildManifest.test(path))) return false;

  return counted.filter(path => prose.test(path)).length >= counted.length * 0.9;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const isExample = (path: string): boolean =>
  /^\.|(?:^|\/)(?:examples?|samples?|tests?|fixtures?|docs?)\//.test(path);

/** Names of what brings pages to readers, or packages to a registry: nothing runs there afterwards. */
const nothingRuns =
  /\b(?:docs?|pages|site|website|storybook|test-?pypi|pypi|npm|jsr|crates|rubygems|nuget|maven|release|publish|publishing)\b/i;

/** A job with an environment of its own, or a file or job named after deploying. */
function isDeployment({ path, jobs }: Workflow): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (nothingRuns.test(file))
    return jobs.some(({ environment }) => environment !== null && /prod/i.test(environment));
  const isTo = (name: string) => !nothingRuns.test(name);

  return (
    jobs.some(({ environment }) => environment !== null && isTo(environment)) ||
    [file, ...jobs.map(({ id }) => id)].some(name => /deploy|(?:^|[-_.])cd[-_.]/i.test(name) && isTo(name))
  );
}

function says({ path, jobs }: Workflow, what: RegExp): boolean {
  const steps = jobs.flatMap(job => job.steps.flatMap(({ uses, run }) => [uses?.text ?? '', run ?? '']));

  return what.test(path) || steps.some(text => what.test(text));
}
