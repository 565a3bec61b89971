/** Files of one sort, whose texts practices read. */
export interface FileGroup {
  readonly name: string;
  /** Of the whole path, in lower case: GitHub finds `readme.md` and `README.md` alike. */
  readonly matches: RegExp;
  /** More of them tell nothing new. */
  readonly atMost: number;
  /** Numbered and dated files: the last ones tell whether it is kept up. */
  readonly newestFirst?: true;
}

const anywhere = (names: string): RegExp => new RegExp(`(?:^|/)(?:${names})$`);
const atGithubPlaces = (names: string): RegExp => new RegExp(`^(?:\\.github/|docs/)?(?:${names})$`);

/** Folders where deployment manifests usually lie. */
const manifestFolder =
  '(?:\\.?k8s|kube|kubernetes|deploy|deploys|deployment|deployments|manifests|charts?|helm|kustomize|infra|' +
  'infrastructure|ops|gitops|argocd|argo|flux|clusters|environments|overlays|base|istio|mesh|gateway|monitoring|' +
  'observability|alerts?|alerting|prometheus|slos?)';

/** The most telling ones first: where there are too many, the last groups go without. */
export const fileGroups: readonly FileGroup[] = [
  { name: 'workflows', atMost: 200, matches: /^\.github\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'actions', atMost: 40, matches: /^(?:\.github\/actions\/(?:[^/]+\/){0,3})?action\.ya?ml$/ },
  { name: 'owners', atMost: 3, matches: atGithubPlaces('codeowners') },
  {
    name: 'policies',
    atMost: 12,
    matches: atGithubPlaces('(?:security|contributing|support)(?:\\.(?:md|rst|adoc|txt))?'),
  },
  { name: 'readme', atMost: 3, matches: atGithubPlaces('readme(?:\\.(?:md|rst|adoc|txt))?') },
  {
    name: 'pull request templates',
    atMost: 20,
    matches: /^(?:\.github\/|docs\/)?pull_request_template(?:\.(?:md|txt)|\/[^/]+\.(?:md|txt))$/,
  },
  { name: 'issue forms', atMost: 40, matches: /^\.github\/issue_template\/[^/]+\.(?:ya?ml|md)$/ },
  {
    name: 'dependency updates',
    atMost: 6,
    matches:
      /^(?:\.github\/dependabot\.ya?ml|(?:\.github\/|\.gitlab\/)?(?:\.?renovate(?:\.json5?)?|\.renovaterc(?:\.json5?)?))$/,
  },
  { name: 'attributes', atMost: 3, matches: /^(?:\.gitattributes|\.editorconfig|\.gitmodules)$/ },
  {
    name: 'catalogue and template',
    atMost: 40,
    matches: anywhere(
      'catalog-info\\.ya?ml|\\.copier-answers(?:\\.[\\w-]+)?\\.ya?ml|\\.cruft\\.json|service\\.datadog\\.ya?ml',
    ),
  },
  {
    name: 'set-up',
    atMost: 40,
    matches: anywhere(
      '(?:gnu)?makefile|taskfile\\.ya?ml|\\.?justfile|\\.devcontainer\\.json|devcontainer\\.json|\\.pre-commit-config\\.ya?ml|' +
        'lefthook\\.ya?ml|\\.mise\\.toml|mise\\.toml|flake\\.nix|vagrantfile|tiltfile|skaffold\\.ya?ml',
    ),
  },
  {
    name: 'package manifests',
    atMost: 60,
    matches: anywhere(
      'package\\.json|pyproject\\.toml|setup\\.cfg|tox\\.ini|cargo\\.toml|go\\.mod|pom\\.xml|build\\.gradle(?:\\.kts)?|gemfile|' +
        'composer\\.json|mix\\.exs|[^/]+\\.csproj|directory\\.build\\.props|nx\\.json|turbo\\.json|lerna\\.json|pnpm-workspace\\.yaml',
    ),
  },
  {
    name: 'linters',
    atMost: 60,
    matches: anywhere(
      '(?:\\.eslintrc|eslint\\.config)(?:\\.(?:js|cjs|mjs|ts|json|ya?ml))?|biome\\.jsonc?|tslint\\.json|\\.oxlintrc\\.json|' +
        '\\.?ruff\\.toml|\\.flake8|\\.?pylintrc|\\.golangci\\.(?:ya?ml|toml|json)|\\.?clippy\\.toml|checkstyle[^/]*\\.xml|' +
        'pmd[^/]*\\.xml|detekt[^/]*\\.ya?ml|\\.rubocop\\.ya?ml|phpstan\\.neon(?:\\.dist)?|phpmd\\.xml|\\.swiftlint\\.ya?ml|' +
        '\\.credo\\.exs|sonar-project\\.properties|\\.codeclimate\\.ya?ml|\\.jscpd\\.json|\\.?codacy\\.ya?ml|qodana\\.ya?ml|' +
        '(?:\\.commitlintrc|commitlint\\.config)(?:\\.(?:js|cjs|mjs|ts|json|ya?ml))?|\\.releaserc(?:\\.(?:json|ya?ml))?|\\.cz\\.toml|' +
        '\\.clang-tidy|\\.semgrep\\.ya?ml|\\.gitleaks\\.toml|\\.?codecov\\.ya?ml',
    ),
  },
  {
    name: 'interfaces',
    atMost: 20,
    matches: anywhere(
      'buf(?:\\.gen|\\.work)?\\.ya?ml|\\.?spectral\\.(?:ya?ml|json)|\\.?redocly\\.ya?ml|\\.?vacuum\\.ya?ml|' +
        '(?:api[-_.]?)?(?:spec|docs?)\\.(?:ya?ml|json)|api\\.(?:ya?ml|json)',
    ),
  },
  {
    name: 'containers',
    atMost: 60,
    matches: anywhere(
      '(?:[^/]+\\.)?dockerfile(?:\\.(?!(?:go|js|ts|py|rb|md|java|rs)$)[^/]+)?|containerfile|(?:docker-)?compose(?:[.-][^/]+)?\\.ya?ml|procfile|fly\\.toml|app\\.ya?ml|' +
        'render\\.ya?ml|serverless\\.ya?ml|\\.dockerignore',
    ),
  },
  {
    name: 'objectives and alerts',
    atMost: 60,
    matches:
      /(?:^|\/)(?:slos?|openslo|sloth|pyrra)\/[^/]+\.ya?ml$|(?:^|\/)[^/]*(?:slo|alert|prometheus|otel|opentelemetry)[^/]*\.ya?ml$|(?:^|\/)[^/]*[._-]rules\.ya?ml$/,
  },
  {
    name: 'manifests',
    atMost: 300,
    matches: new RegExp(
      `(?:^|/)${manifestFolder}/(?:[^/]+/){0,8}[^/]+\\.(?:ya?ml|tpl)$|(?:^|/)(?:chart|values[^/]*|kustomization|deployment|service|ingress|` +
        'rollout|statefulset|helmfile)\\.ya?ml$',
    ),
  },
  { name: 'infrastructure', atMost: 150, matches: /\.(?:tf|bicep)$|(?:^|\/)pulumi(?:\.[^/]+)?\.ya?ml$/ },
  {
    name: 'operations documents',
    atMost: 40,
    matches:
      /(?:^|\/)(?:runbooks?|playbooks?)\/(?:[^/]+\/){0,4}[^/]+\.(?:md|rst|adoc)$|(?:^|\/)[^/]*(?:runbook|playbook|operations|rollback|roll-back|readiness|error-budget|threat-?model|disaster-recovery|on-?call|运维手册|运行手册|上线就绪|上线检查|回滚|回退)[^/]*\.(?:md|rst|adoc)$/,
  },
  {
    name: 'post-mortems',
    atMost: 20,
    newestFirst: true,
    matches: /(?:post-?mortem|root[-_ ]cause|复盘).*\.(?:md|rst|adoc)$/,
  },
  {
    name: 'delivery documents',
    atMost: 15,
    matches:
      /(?:^|\/)(?:releas(?:e|es|ing)|deploy(?:ment|ing|s)?|architecture|definition-of-done)\.(?:md|rst|adoc)$/,
  },
  {
    name: 'decision records',
    atMost: 10,
    newestFirst: true,
    matches:
      /(?:^|\/)(?:adrs?|decisions|decision-records|architecture-decisions)\/(?:[^/]+\/){0,3}[^/]+\.(?:md|rst|adoc)$/,
  },
  // Pipelines call them, and what they do is what the pipeline does.
  {
    name: 'programs',
    atMost: 60,
    matches:
      /^(?:\.?ci|\.github\/scripts?|scripts?|bin|hack|tools?|tasks?)\/(?:[^/]+\/)?(?:[^/.]+|[^/]+\.(?:sh|bash|[cm]?[jt]s|py|rb|pl))$|^[^/]+\.(?:sh|bash)$/,
  },
  // Whether a migration brings its way back stands within it, unless the way back is a file of its own: then names tell.
  {
    name: 'migrations',
    atMost: 60,
    newestFirst: true,
    matches:
      /(?:^|\/)(?:migrations?|db\/migrate|alembic\/versions|changelogs?|liquibase|flyway)\/(?:[^/]+\/){0,8}(?!(?:[^/]*[-_.])?(?:up|down)\.[a-z]{2,5}$|[vu]\d[\d.]*(?:_[\d.]+)*__[^/]*\.sql$)(?:[^/]+\.sql|(?:(?:v|m|version|migration)?\d|[0-9a-f]{8,40}_)[^/]*\.(?:rb|py|[cm]?js|ts|php|cs|go|java|kt|groovy|exs?))$/,
  },
];
