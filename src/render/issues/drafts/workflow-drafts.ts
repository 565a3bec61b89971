import { type Draft, type DraftContext, pathsOf } from './draft.ts';

interface BuildTool {
  readonly file: RegExp;
  readonly steps: readonly string[];
}

const node = (command: string, install: string): readonly string[] => [
  '- uses: actions/setup-node@v4',
  '  with: { node-version: lts/* }',
  `- run: ${install}`,
  `- run: ${command}`,
];

/** How the tests of a repository are run, by the first of these files in its root. */
const tools: readonly BuildTool[] = [
  {
    file: /^pnpm-lock\.yaml$/,
    steps: ['- run: corepack enable', ...node('pnpm test', 'pnpm install --frozen-lockfile')],
  },
  {
    file: /^yarn\.lock$/,
    steps: ['- run: corepack enable', ...node('yarn test', 'yarn install --immutable')],
  },
  { file: /^package-lock\.json$/, steps: node('npm test', 'npm ci') },
  { file: /^package\.json$/, steps: node('npm test', 'npm install') },
  { file: /^pom\.xml$/, steps: [...java(), '- run: mvn --batch-mode verify'] },
  { file: /^gradlew$/, steps: [...java(), '- run: ./gradlew check'] },
  {
    file: /^go\.mod$/,
    steps: ['- uses: actions/setup-go@v5', '  with: { go-version-file: go.mod }', '- run: go test ./...'],
  },
  { file: /^Cargo\.toml$/, steps: ['- run: cargo test --all'] },
  {
    file: /^(?:pyproject\.toml|setup\.py)$/,
    steps: [...python(), '- run: pip install . pytest', '- run: pytest'],
  },
  {
    file: /^requirements\.txt$/,
    steps: [...python(), '- run: pip install -r requirements.txt pytest', '- run: pytest'],
  },
  { file: /^Gemfile$/, steps: ['- run: bundle install', '- run: bundle exec rake test'] },
  { file: /^[\w.-]+\.(?:sln|csproj)$/, steps: ['- uses: actions/setup-dotnet@v4', '- run: dotnet test'] },
  { file: /^composer\.json$/, steps: ['- run: composer install', '- run: composer test'] },
  { file: /^[Mm]akefile$/, steps: ['- run: make test'] },
];

/** A workflow that tests pushes and pull requests; null where there is one, or no build tool is known. */
export function testWorkflowDraft(context: DraftContext): Draft | null {
  const { onPush, onPullRequest } = context.result.figures;
  const root = pathsOf(context).filter(path => !path.includes('/'));
  const tool = tools.find(({ file }) => root.some(path => file.test(path)));
  if (tool === undefined || onPush === true || onPullRequest === true) return null;
  const { place } = context.facts.facts;
  const branch = JSON.stringify(place.known ? place.value.defaultBranch : 'main');
  const on = ['on:', '  push:', `    branches: [${branch}]`, '  pull_request:'];

  return workflow('test', on, [], tool.steps);
}

export function dependencyReviewDraft(): Draft {
  return workflow(
    'dependency-review',
    ['on: pull_request'],
    [],
    ['- uses: actions/dependency-review-action@v4'],
  );
}

/** Languages that CodeQL reads without a build, or builds by itself. */
const codeLanguages: readonly (readonly [string, RegExp])[] = [
  ['javascript-typescript', /\.[cm]?[jt]sx?$/],
  ['python', /\.py$/],
  ['ruby', /\.rb$/],
  ['go', /\.go$/],
  ['java-kotlin', /\.(?:java|kt)$/],
  ['csharp', /\.cs$/],
  ['c-cpp', /\.(?:c|cc|cpp|h|hpp)$/],
];

export function codeScanningDraft(context: DraftContext): Draft | null {
  const paths = pathsOf(context);
  const languages = codeLanguages.flatMap(([name, file]) =>
    paths.some(path => file.test(path)) ? [name] : [],
  );
  if (languages.length === 0) return null;
  const steps = [
    '- uses: github/codeql-action/init@v3',
    `  with: { languages: "${languages.join(',')}" }`,
    ...(languages.some(name => /^(?:go|java-kotlin|csharp|c-cpp)$/.test(name))
      ? ['- uses: github/codeql-action/autobuild@v3']
      : []),
    '- uses: github/codeql-action/analyze@v3',
  ];
  const permissions = ['permissions:', '  contents: read', '  security-events: write'];

  return workflow('codeql', ['on: [push, pull_request]'], permissions, steps);
}

export const testReportDraft = (): Draft => ({
  path: '.github/workflows',
  language: 'yaml',
  isExcerpt: true,
  text: [
    '- uses: actions/upload-artifact@v4',
    '  if: always()',
    '  with:',
    '    name: test-results',
    '    path: "**/junit*.xml"',
    '',
  ].join('\n'),
});

/** @param permissions of its job, beside reading, where it needs more. */
function workflow(
  name: string,
  on: readonly string[],
  permissions: readonly string[],
  steps: readonly string[],
): Draft {
  const job = [
    ...['runs-on: ubuntu-latest', ...permissions, 'steps:'].map(line => `    ${line}`),
    ...['- uses: actions/checkout@v4', ...steps].map(line => `      ${line}`),
  ];

  return {
    path: `.github/workflows/${name}.yml`,
    language: 'yaml',
    text: [
      `name: ${name}`,
      ...on,
      'permissions:',
      '  contents: read',
      'jobs:',
      `  ${name}:`,
      ...job,
      '',
    ].join('\n'),
  };
}

function java(): readonly string[] {
  return ['- uses: actions/setup-java@v4', '  with: { distribution: temurin, java-version: 21 }'];
}

function python(): readonly string[] {
  return ['- uses: actions/setup-python@v5', '  with: { python-version: 3.x }'];
}
