/** What only people know. */
const policy = `start: advise
incident-label: incident
calendar:
  zone: Asia/Shanghai
  holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]
  workdays: ["2026-10-10"]
report:
  schedule: { every: monday, at: "09:00", zone: Asia/Shanghai }
`;

export const ciPath = '.github/workflows/ci.yml';
export const deployPath = '.github/workflows/deploy.yml';

/** The two workflows; in the beginning they say nothing about their token, and publish no results of tests. */
export function workflows({ permissions, results }: { permissions: boolean; results: boolean }) {
  const least = permissions ? 'permissions:\n  contents: read\n' : '';
  const upload = results
    ? `      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: test-results, path: junit.xml }
`
    : '';

  return {
    [ciPath]: `name: CI
on:
  push: { branches: [main] }
  pull_request:
${least}jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm test
${upload}`,
    [deployPath]: `name: Deploy
on: workflow_dispatch
${least}jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: npm run deploy
`,
  };
}

export const firstFiles = {
  ...workflows({ permissions: false, results: false }),
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n',
  '.github/pull_request_template.md': '- [ ] tests\n- [ ] documents\n- [ ] a way back\n',
  '.github/rung.yml': policy,
  'README.md': '# Tides\n\nWhen the water is high enough.\n',
  'SECURITY.md': '# Security\n\nWrite to security@harbour.example. We answer within 3 days.\n',
  'package.json': '{ "name": "tides", "scripts": { "test": "vitest run" } }\n',
  'package-lock.json': '{ "name": "tides", "lockfileVersion": 3 }\n',
  'src/index.ts': "export const name = 'tides';\n",
  'test/index.test.ts': "test('tides', () => {});\n",
};
