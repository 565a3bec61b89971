/** Files that name dependencies. */
const manifest =
  /(?:^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|setup\.cfg|Pipfile|requirements[\w.-]*\.txt|Gemfile|composer\.json|mix\.exs|pubspec\.yaml|Package\.swift|Podfile|[\w.-]+\.(?:csproj|fsproj|gemspec|cabal))$/;

const infrastructure =
  /(?:^|\/)(?:(?:[\w.-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?|(?:docker-)?compose[\w.-]*\.ya?ml|Chart\.yaml|kustomization\.ya?ml|serverless\.ya?ml|Pulumi\.ya?ml|helmfile\.ya?ml|[\w.-]+\.(?:tf|tofu|bicep|nomad)|template\.ya?ml|cloudformation[\w.-]*\.(?:ya?ml|json))$/;
const manifestFolder =
  /(?:^|\/)(?:k8s|kubernetes|manifests|helm|charts|terraform|ansible|infra)\/.*\.(?:ya?ml|tf|json)$/;

/** What is there to be read or tested by a test is nothing that is delivered. */
const aside =
  /(?:^|\/)(?:examples?|samples?|tests?|fixtures?|testdata|__tests__|spec|docs?|node_modules|vendor)\//i;

export const isDependencyManifest = (path: string): boolean => manifest.test(path) && !aside.test(path);

/** Infrastructure as code, container files included. */
export const isInfrastructure = (path: string): boolean =>
  (infrastructure.test(path) || manifestFolder.test(path)) && !aside.test(path);
