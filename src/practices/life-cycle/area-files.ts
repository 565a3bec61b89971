/** Files by which areas of the life cycle show that have no record of their own on GitHub. */
export const areaFiles = {
  documents:
    /^(?:docs?|documentation|website)\/.*\.(?:md|mdx|rst|adoc|html)$|(?:^|\/)(?:mkdocs\.ya?ml|docusaurus\.config\.[jt]s|architecture\.md|adr\/[^/]+\.md)$/i,
  applicationConfiguration:
    /(?:^|\/)(?:\.env\.(?:example|sample|template|dist)|example\.env|application(?:-[\w.-]+)?\.(?:ya?ml|properties)|bootstrap\.ya?ml|appsettings(?:\.[\w.-]+)?\.json|values(?:[-.][\w.-]+)?\.ya?ml|configmap[\w.-]*\.ya?ml|config\/(?:[\w.-]+\/)?[\w.-]+\.(?:ya?ml|json|toml|ini|properties|exs?))$/i,
  databaseChange:
    /(?:^|\/)(?:migrations?|db\/migrate|changelogs?|flyway|liquibase|alembic\/versions)\/.*\.(?:sql|py|rb|[jt]s|xml|ya?ml|php|exs?|cs)$|(?:^|\/)schema\.prisma$/i,
  codeQuality:
    /(?:^|\/)(?:\.eslintrc(?:\.[\w]+)?|eslint\.config\.[cm]?[jt]s|biome\.jsonc?|\.prettierrc(?:\.[\w]+)?|\.golangci\.ya?ml|\.rubocop\.yml|\.flake8|ruff\.toml|mypy\.ini|checkstyle[\w.-]*\.xml|detekt[\w.-]*\.yml|sonar-project\.properties|\.pre-commit-config\.ya?ml|phpstan\.neon(?:\.dist)?|clippy\.toml|\.clang-tidy)$/i,
  securityAndMonitoring:
    /(?:^|\/)(?:prometheus[\w.-]*\.ya?ml|alert(?:ing)?[-_]?rules?[\w.-]*\.ya?ml|alertmanager[\w.-]*\.ya?ml|grafana\/.*\.json|dashboards\/.*\.json|otel[\w.-]*\.ya?ml|datadog[\w.-]*\.ya?ml|\.github\/dependabot\.ya?ml)$/i,
} as const;
