import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { dig, listOf } from '../../facts/ladder/yaml/dig.ts';
import { readYaml } from '../../facts/ladder/yaml/read-yaml.ts';
import { climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { hasRequiredJob } from '../required-job.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const config =
  /(?:^|\/)(?:(?:\.eslintrc|eslint\.config)(?:\.[a-z]+)?|biome\.jsonc?|\.oxlintrc\.json|tslint\.json|\.?ruff\.toml|\.flake8|\.?pylintrc|\.golangci\.(?:ya?ml|toml|json)|\.?clippy\.toml|checkstyle[^/]*\.xml|pmd[^/]*\.xml|detekt[^/]*\.ya?ml|\.rubocop\.ya?ml|phpstan\.neon(?:\.dist)?|phpmd\.xml|\.swiftlint\.ya?ml|\.credo\.exs|sonar-project\.properties|\.codeclimate\.ya?ml|\.jscpd\.json|qodana\.ya?ml|\.clang-tidy|\.editorconfig)$/i;
const inManifest =
  /"eslintConfig"\s{0,5}:|"xo"\s{0,5}:|^\[tool\.(?:ruff|flake8|pylint)|^\[flake8\]|maven-checkstyle-plugin|spotbugs|AnalysisLevel|EnforceCodeStyleInBuild/im;
const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.cfg|tox\.ini|pom\.xml|build\.gradle(?:\.kts)?|Directory\.Build\.props|[^/]+\.csproj)$/;
/** Biome has a group of rules named `complexity`; most of them are of style. */
const rule =
  /\bcomplexity["']?\s{0,5}:(?!\s{0,5}(?:\{|(?:\[\s{0,5})?(?:["']off|0\b)))|noExcessiveCognitiveComplexity(?!["']\s{0,5}:\s{0,5}["']off)|noExcessiveLinesPerFunction|noExcessiveNestedTestSuites|cognitive[-_]?complexity|cyclomatic[-_]?complexity|max-complexity|\bmax-depth\b|max-(?:nested-callbacks|lines-per-function|statements)|sonarjs|\bC90\b|mccabe|PLR09|too-many-branches|\b(?:gocyclo|gocognit|cyclop|nestif|funlen|dupl)\b|CyclomaticComplexity|NPathComplexity|ComplexMethod|CognitiveComplexMethod|Metrics\/|jscpd|\bcpd\b|function-cognitive|duplication|similar-code/i;
/** What golangci-lint has of them. */
const ofComplexity = ['gocyclo', 'gocognit', 'cyclop', 'nestif', 'funlen', 'dupl'] as const;
/** These have such a rule on unless it is taken away. */
const builtIn =
  /(?:^|\/)(?:\.?pylintrc|\.rubocop\.ya?ml|detekt[^/]*\.ya?ml|sonar-project\.properties|\.codeclimate\.ya?ml|\.swiftlint\.ya?ml|\.credo\.exs|\.jscpd\.json|qodana\.ya?ml)$/i;
const linting =
  /\b(?:eslint|biome|oxlint|xo|ruff|flake8|pylint|golangci-lint|clippy|checkstyle|pmd|detekt|rubocop|phpstan|phpmd|swiftlint|credo|sonar(?:-scanner|cloud|qube)?|sonarsource|codeclimate|jscpd|qodana|clang-tidy|super-linter|megalinter|pre-commit|dotnet format)\b/i;

export const codeComplexityGate = definePractice({
  id: 'code-complexity-gate',
  domain: 'application-design',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(2, 3, 4),
  subItems: ['CD-TM-CQ-QR', 'CD-TM-CQ-QF'],
  needs: ['files', 'jobTexts?', 'rules?'],

  evaluate({ files, 'jobTexts?': jobTexts, 'rules?': rules }) {
    const configs = Object.keys(files).filter(path => isLinterConfig(path, files[path]?.text ?? ''));
    const jobs = jobTexts.known ? jobTexts.value.filter(({ text }) => linting.test(text)) : [];
    const [limits, unread] = [
      configs.filter(path => hasRule(path, files)),
      configs.find(path => files[path]?.text === null),
    ];
    const isLimited: Step =
      limits.length > 0 || (unread !== undefined && { kind: 'unreadable', path: unread, line: null });

    return climb(
      2,
      [configs.length > 0, isLimited, jobTexts.known ? hasRequiredJob(jobs, rules) : jobTexts.cause],
      {
        evidence: (limits.length > 0 ? limits : configs)
          .slice(0, keptEvidence)
          .map(path => fileEvidence(path)),
        figures: { linters: configs.length, limits: limits.length },
      },
    );
  },
});

const isLinterConfig = (path: string, text: string): boolean =>
  (config.test(path) && !path.endsWith('.editorconfig')) || (manifest.test(path) && inManifest.test(text));

function hasRule(path: string, files: FactValues['files']): boolean {
  return builtIn.test(path) || rule.test(withoutSwitchedOff(path, files[path]?.text ?? ''));
}

/** golangci-lint lists what is off beside what is on, and how a linter is set says nothing of whether it runs. */
function withoutSwitchedOff(path: string, text: string): string {
  const documents = /golangci\.ya?ml$/.test(path) ? readYaml(text) : null;
  if (documents === null) return text;
  const linters = dig(documents[0]?.value, 'linters');
  const isAll = dig(linters, 'default') === 'all' || dig(linters, 'enable-all') === true;
  const isGroup = listOf(dig(linters, 'presets')).includes('complexity');
  const off = new Set(listOf(dig(linters, 'disable')));

  return [...listOf(dig(linters, 'enable')), ...(isAll || isGroup ? ofComplexity : [])]
    .filter(name => !off.has(name))
    .join('\n');
}
