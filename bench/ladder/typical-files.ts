import type { FileText, TreeEntry } from '../../src/facts/ladder/repository-facts.ts';

const setUp = (steps: string) => `    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with: { persist-credentials: false }
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
${steps}`;

const step = (name: string, script: string) => `      - name: ${name}
        run: |
          set -euo pipefail
          ${script}
`;

const workflow = (name: string, on: string, jobs: string) =>
  `name: ${name}\non:\n${on}permissions:\n  contents: read\nconcurrency:\n  group: \${{ github.workflow }}-\${{ github.ref }}\n  cancel-in-progress: true\njobs:\n${jobs}`;

const onChanges = '  push:\n    branches: [main]\n  pull_request:\n';

const workflows: Readonly<Record<string, string>> = {
  ci: workflow(
    'CI',
    onChanges,
    [
      `  lint:\n${setUp(step('Lint', 'npm run lint') + step('Types', 'npx tsc --noEmit'))}`,
      `  unit:\n    strategy:\n      matrix:\n        node: [22, 24]\n        os: [ubuntu-latest, windows-latest]\n${setUp(
        `${step('Unit tests', 'npm test -- --coverage')}      - uses: actions/upload-artifact@v4\n        if: always()\n        with:\n          name: coverage-\${{ matrix.node }}\n          path: coverage/lcov.info\n`,
      )}`,
      `  integration:\n    needs: [lint, unit]\n    services:\n      postgres:\n        image: postgres:17\n        env: { POSTGRES_PASSWORD: test }\n        ports: ['5432:5432']\n${setUp(step('Migrations', 'npm run migrate') + step('Integration tests', 'npm run test:integration'))}`,
      `  build:\n    needs: [lint, unit]\n${setUp(step('Build', 'npm run build') + step('Image', 'docker build --tag quotes .'))}`,
    ].join(''),
  ),
  deploy: workflow(
    'Deploy',
    '  push:\n    branches: [main]\n',
    [
      `  image:\n${setUp(step('Image', 'docker build --tag registry.example/quotes:$GITHUB_SHA . && docker push registry.example/quotes:$GITHUB_SHA'))}`,
      `  staging:\n    needs: image\n    environment: staging\n${setUp(step('Deploy', 'helm upgrade --install quotes chart --set image.tag=$GITHUB_SHA') + step('Smoke tests', 'npm run test:smoke -- https://staging.example'))}`,
      `  production:\n    needs: staging\n    environment: { name: production, url: https://quotes.example }\n${setUp(step('Deploy', 'helm upgrade --install quotes chart --set image.tag=$GITHUB_SHA') + step('Smoke tests', 'npm run test:smoke -- https://quotes.example'))}`,
    ].join(''),
  ),
  codeql: workflow(
    'CodeQL',
    `${onChanges}  schedule:\n    - cron: '17 3 * * 1'\n`,
    `  analyze:\n    permissions:\n      security-events: write\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: github/codeql-action/init@v3\n        with: { languages: javascript }\n      - uses: github/codeql-action/analyze@v3\n`,
  ),
  release: workflow(
    'Release',
    "  push:\n    tags: ['v*']\n",
    `  publish:\n${setUp(step('SBOM', 'npx cyclonedx-npm --output-file sbom.json') + step('Publish', 'npm publish --provenance'))}`,
  ),
  nightly: workflow(
    'Nightly',
    "  schedule:\n    - cron: '0 2 * * *'\n  workflow_dispatch:\n",
    `  load:\n${setUp(step('Load', 'k6 run load/quotes.js'))}  restore:\n${setUp(step('Restore', './scripts/restore-drill.sh'))}`,
  ),
  labels: workflow(
    'Labels',
    '  pull_request_target:\n    types: [opened]\n',
    '  label:\n    permissions: { pull-requests: write }\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/labeler@v5\n',
  ),
};

const prose = (title: string, lines = 40) =>
  `# ${title}\n\n${Array.from({ length: lines }, (_, i) => `Sentence ${i} of ${title.toLowerCase()} says what holds and why.`).join('\n')}\n`;

const chart = (kind: string, more: string) =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: {{ .Release.Name }}\n  labels:\n    app: quotes\nspec:\n${more}`;

const pod = `  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: quotes
          image: "registry.example/quotes:{{ .Values.image.tag }}"
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: 500m, memory: 256Mi }
          livenessProbe: { httpGet: { path: /healthz, port: 8080 } }
          readinessProbe: { httpGet: { path: /readyz, port: 8080 } }
          env:
            {{- range $key, $value := .Values.env }}
            - name: {{ $key }}
              value: {{ $value | quote }}
            {{- end }}
`;

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}.yml`, text]),
  ),
  '.github/rung.yml': 'target: 3\nincident-label: incident\nproduction: { environment: production }\n',
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n  - package-ecosystem: github-actions\n    directory: /\n    schedule: { interval: weekly }\n',
  '.github/pull_request_template.md':
    '## What\n\n## Risk\n\n- [ ] Tests added\n- [ ] Documents changed\n- [ ] Seen on staging\n',
  '.github/CODEOWNERS': '* @harbour/quotes\n/chart/ @harbour/platform\n/docs/ @harbour/writers\n',
  '.gitattributes': 'dist/** linguist-generated\n*.snap linguist-generated\n',
  'README.md': `${prose('Quotes')}\n## Set up\n\n\`make setup\`\n`,
  'CONTRIBUTING.md': `${prose('Contributing')}\nCommits follow Conventional Commits.\n`,
  'SECURITY.md': 'Write to security@harbour.example; we answer within 3 working days.\n',
  'CHANGELOG.md': prose('Changes', 120),
  Makefile: 'setup:\n\tnpm ci\n\ntest:\n\tnpm test\n\nlint:\n\tnpm run lint\n',
  Dockerfile:
    'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM node:24-slim\nCOPY --from=build /app/dist /app\nUSER node\nHEALTHCHECK CMD wget -q localhost:8080/healthz\nCMD ["node", "/app/main.js"]\n',
  'compose.yaml':
    'services:\n  quotes:\n    build: .\n    ports: ["8080:8080"]\n    environment: { DATABASE_URL: postgres://db/quotes }\n  db:\n    image: postgres:17\n',
  'package.json': JSON.stringify({
    name: 'quotes',
    scripts: {
      ...{ test: 'vitest run', lint: 'biome check .', build: 'tsc -p .', migrate: 'node scripts/migrate.ts' },
      ...{ 'test:integration': 'vitest run test/integration', 'test:smoke': 'node test/smoke.ts' },
    },
    dependencies: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`package-${i}`, `^${i}.0.0`])),
  }),
  'chart/Chart.yaml': 'apiVersion: v2\nname: quotes\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 3\nimage: { tag: latest }\nenv: { LOG_LEVEL: info, PORT: "8080" }\n',
  'chart/templates/deployment.yaml': chart('Deployment', pod),
  'chart/templates/worker.yaml': chart('Deployment', pod),
  'chart/templates/hpa.yaml':
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: quotes }\nspec:\n  minReplicas: 3\n  maxReplicas: 10\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: quotes }\n',
  'chart/templates/alerts.yaml':
    'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: quotes }\nspec:\n  groups:\n    - name: quotes\n      rules:\n        - alert: ErrorBudgetBurn\n          expr: slo:error_rate:ratio1h > 14.4 * 0.001\n          labels: { severity: page }\n',
  'slo/quotes.yaml':
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: quotes-availability }\nspec:\n  service: quotes\n  timeWindow: [{ duration: 28d, isRolling: true }]\n  budgetingMethod: Occurrences\n  objectives: [{ target: 0.999 }]\n',
  'catalog-info.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: quotes }\nspec: { type: service, lifecycle: production, owner: quotes }\n',
  'openapi.yaml': `openapi: 3.1.0\ninfo: { title: Quotes, version: 1.0.0 }\npaths:\n${Array.from({ length: 20 }, (_, i) => `  /quotes/${i}:\n    get:\n      responses:\n        '200': { description: found }\n`).join('')}`,
  'scripts/restore-drill.sh': '#!/bin/sh\npg_restore --dbname restored latest.dump\n',
  'migrations/0001-quotes.sql': 'CREATE TABLE quotes (id bigint PRIMARY KEY, text text NOT NULL);\n',
  'migrations/0002-authors.sql': 'ALTER TABLE quotes ADD COLUMN author text;\n',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `docs/adr/${String(i).padStart(4, '0')}-decision.md`,
      prose(`Decision ${i}`),
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [`docs/runbooks/alert-${i}.md`, prose(`Runbook ${i}`)]),
  ),
};

/** Sixty files with their texts, in a tree of some eight hundred. */
export function typicalFiles(changedAt: number): {
  readonly files: Readonly<Record<string, FileText>>;
  readonly tree: readonly TreeEntry[];
} {
  const more = Array.from({ length: 60 - Object.keys(texts).length }, (_, i) => [
    `docs/guide-${i}.md`,
    prose(`Guide ${i}`),
  ]);
  const all: Readonly<Record<string, string>> = { ...texts, ...Object.fromEntries(more) };
  const source = Array.from({ length: 370 }, (_, i) => [
    `src/part-${i % 20}/file-${i}.ts`,
    `test/part-${i % 20}/file-${i}.test.ts`,
  ]);
  const paths = [...Object.keys(all), ...source.flat()].toSorted();

  return {
    files: Object.fromEntries(Object.entries(all).map(([path, text]) => [path, { text, changedAt }])),
    tree: paths.map(path => ({
      path,
      sizeBytes: all[path]?.length ?? 2_000,
      isExecutable: path.endsWith('.sh'),
    })),
  };
}
