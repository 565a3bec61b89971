import { signList } from './sign-list.ts';
import type { Signs } from './signs.ts';

/** Kinds of security tools. What one is known by stands here and nowhere else. */
export const toolClasses = [
  'static-analysis',
  'dependency-analysis',
  'secret-scanning',
  'infrastructure-scan',
  'dynamic-test',
  'bill-of-materials',
] as const;
export type ToolClass = (typeof toolClasses)[number];

/** Classes, and what single practices ask for beside them. */
export const toolNames = [...toolClasses, 'dependency-review', 'provenance', 'sbom'] as const;
export type Tool = (typeof toolNames)[number];

export const toolSigns: Readonly<Record<Tool, Signs>> = {
  'static-analysis': {
    actions: signList(`
      github/codeql-action/analyze, returntocorp/semgrep-action, semgrep/semgrep-action,
      sonarsource/sonarqube-scan-action, sonarsource/sonarcloud-github-action, securego/gosec,
      pycqa/bandit-action, checkmarx/ast-github-action, veracode/veracode-pipeline-scan-action,
      fortify/github-action, snyk/actions/code, zizmorcore/zizmor-action,
      codacy/codacy-analysis-cli-action, jetbrains/qodana-action, bearer/bearer-action`),
    commands: signList(`
      semgrep, gosec, bandit, brakeman, sonar-scanner, codeql, spotbugs, horusec, njsscan,
      mvn sonar:sonar|spotbugs:check, gradle sonar|sonarqube|spotbugsMain, mobsfscan, zizmor, bearer,
      qodana, psalm --taint-analysis, infer, cargo geiger`),
  },
  'dependency-analysis': {
    actions: signList(`
      actions/dependency-review-action, google/osv-scanner-action, snyk/actions,
      pypa/gh-action-pip-audit, dependency-check/dependency-check_action, rustsec/audit-check,
      actions-rust-lang/audit, embarkstudios/cargo-deny-action, fossas/fossa-action,
      golang/govulncheck-action, anchore/scan-action`),
    commands: signList(`
      npm audit, yarn audit, pnpm audit, bun audit, osv-scanner, snyk test, pip-audit, safety,
      govulncheck, cargo audit|deny, bundler-audit, bundle-audit, composer audit,
      mvn dependency-check:check, gradle dependencyCheckAnalyze, dependency-check,
      dependency-check.sh, nancy, grype, fossa, audit-ci, better-npm-audit, mix deps.audit,
      dotnet --vulnerable`),
  },
  'secret-scanning': {
    actions: signList(`
      gitleaks/gitleaks-action, trufflesecurity/trufflehog, gitguardian/ggshield-action,
      zricethezav/gitleaks-action`),
    commands: signList(
      'gitleaks, trufflehog, ggshield, detect-secrets, detect-secrets-hook, git-secrets, kingfisher',
    ),
  },
  'infrastructure-scan': {
    actions: signList(`
      aquasecurity/trivy-action, anchore/scan-action, bridgecrewio/checkov-action,
      checkmarx/kics-github-action, aquasecurity/tfsec-action,
      aquasecurity/tfsec-pr-commenter-action, tenable/terrascan-action, snyk/actions/docker,
      snyk/actions/iac, azure/container-scan, docker/scout-action, hadolint/hadolint-action,
      stackrox/kube-linter-action, erzz/dockle-action, instrumenta/conftest-action,
      terraform-linters/setup-tflint`),
    commands: signList(`
      trivy, grype, checkov, tfsec, terrascan, kics, kube-linter, kubesec, kube-score, polaris,
      conftest, cfn_nag_scan, cfn-lint, hadolint, dockle, docker scout, snyk container|iac, tflint`),
  },
  'dynamic-test': {
    actions: signList(`
      zaproxy/action-baseline, zaproxy/action-full-scan, zaproxy/action-api-scan,
      projectdiscovery/nuclei-action, google/clusterfuzzlite/actions/run_fuzzers,
      google/oss-fuzz/infra/cifuzz/actions/run_fuzzers, stackhawk/hawkscan-action,
      schemathesis/action`),
    commands: signList(`
      zap-baseline.py, zap-full-scan.py, zap-api-scan.py, nuclei, nikto, schemathesis, st run,
      cargo fuzz, go -fuzz, jazzer, afl-fuzz, restler, wapiti, dastardly, honggfuzz`),
  },
  'bill-of-materials': {
    actions: signList(`
      anchore/sbom-action, actions/attest-build-provenance, actions/attest-sbom, actions/attest,
      slsa-framework/slsa-github-generator, cyclonedx/gh-node-module-generatebom, advanced-security/sbom-generator-action, kubernetes-sigs/bom`),
    commands: signList(`
      syft, cyclonedx-npm, cyclonedx-py, cyclonedx-gomod, cdxgen, sbom-tool, bom generate,
      npm sbom|--provenance, mvn cyclonedx:makeAggregateBom, gradle cyclonedxBom, trivy sbom,
      cosign attest, cargo cyclonedx|sbom, docker sbom`),
  },
  // Licences count: they are one of the ways to look at a dependency before it comes in.
  'dependency-review': {
    actions: signList(`
      actions/dependency-review-action, google/osv-scanner-action, fossas/fossa-action,
      embarkstudios/cargo-deny-action, apache/skywalking-eyes/dependency,
      pilosus/action-pip-license-checker, snyk/actions/node|python|maven|gradle|golang|dotnet|php|ruby|scala`),
    commands: signList(`
      osv-scanner, snyk test, license-checker, license-checker-rseidelsohn, licensee, licensed,
      pip-licenses, go-licenses, cargo deny|about, scancode, fossa, license_finder,
      mvn license:check, gradle checkLicense`),
  },
  // Provenance says where an artifact comes from, and not what is in it.
  sbom: {
    actions: signList(`
      anchore/sbom-action, actions/attest-sbom, cyclonedx/gh-node-module-generatebom,
      advanced-security/sbom-generator-action, kubernetes-sigs/bom`),
    commands: signList(`
      syft, cyclonedx-npm, cyclonedx-py, cyclonedx-gomod, cdxgen, sbom-tool, bom generate, npm sbom,
      mvn cyclonedx:makeAggregateBom, gradle cyclonedxBom, trivy sbom, cargo cyclonedx|sbom,
      docker sbom`),
  },
  provenance: {
    actions: signList(
      'actions/attest-build-provenance, actions/attest, actions/attest-sbom, slsa-framework/slsa-github-generator',
    ),
    commands: signList('npm --provenance, cosign attest, gh attestation'),
  },
};
