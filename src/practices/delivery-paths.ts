const foreign = /(?:^|\/)(?:node_modules|vendor|third_party|examples?|samples?|testdata|fixtures?)\//i;
const infrastructure =
  /\.(?:tf|bicep|pulumi)$|(?:^|\/)(?:chart\.ya?ml|kustomization\.ya?ml|helmfile\.ya?ml|pulumi\.ya?ml|cdk\.json|serverless\.ya?ml|ansible\.cfg|playbook\.ya?ml|terragrunt\.hcl|sst\.config\.ts|cloudformation[^/]*\.(?:ya?ml|json)|template\.ya?ml)$|(?:^|\/)(?:k8s|kubernetes|manifests|kustomize|helm|cloudformation|ansible)\/(?:[^/]+\/){0,6}[^/]+\.ya?ml$/i;
const container =
  /(?:^|\/)(?:(?:[^/]+\.)?(?:dockerfile|containerfile)(?:\.[^/]+)?|(?:docker-)?compose[^/]*\.ya?ml|\.?devcontainer\.json|vagrantfile|flake\.nix|devbox\.json)$/i;
const settings =
  /(?:^|\/)(?:\.env\.(?:example|sample|template|dist)|values[^/]*\.ya?ml|[^/]+\.tfvars|appsettings(?:\.[a-z]+)?\.json|application(?:-[a-z]+)?\.(?:ya?ml|properties))$|(?:^|\/)(?:environments?|overlays|config\/environments)\/(?:[^/]+\/){0,4}[^/]+$/i;
const migration =
  /(?:^|\/)(?:migrations?|db\/migrate|alembic\/versions|flyway|liquibase|changelogs?|schema_migrations)\/(?:[^/]+\/){0,6}[^/]+\.(?:sql|py|rb|php|[cm]?[jt]s|java|kt|cs|go|xml|ya?ml|exs)$|(?:^|\/)V\d[\w.]*__[^/]+\.sql$/i;
/** A folder of that name holds programs too: what has to be done in an order is numbered. */
const numbered =
  /(?:^|\/)migrate\/(?:[^/]+\/){0,6}(?:[^/]+\.sql|[vmu]?\d[^/]*\.(?:py|rb|php|[cm]?[jt]s|java|kt|cs|go|exs))$/i;
const migrationTool = /(?:^|\/)(?:node_modules|tests?|docs?|\.github)\//i;

export const isInfrastructurePath = (path: string): boolean =>
  infrastructure.test(path) && !foreign.test(path);
export const isContainerPath = (path: string): boolean => container.test(path) && !foreign.test(path);
export const isSettingsPath = (path: string): boolean => settings.test(path) && !foreign.test(path);

/** A change of a database, as a script of its own. */
export const isMigrationPath = (path: string): boolean =>
  (migration.test(path) || numbered.test(path)) &&
  !foreign.test(path) &&
  !migrationTool.test(path) &&
  !/[._](?:test|spec)\./.test(path);
