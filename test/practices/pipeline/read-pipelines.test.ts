import { describe, expect, test } from 'vitest';
import { readWorkflows } from '../../../src/facts/ladder/workflows/read-workflows.ts';
import { readPipelines } from '../../../src/practices/pipeline/read-pipelines.ts';
import { stagesOf } from '../../../src/practices/pipeline/stages-of.ts';
import { filesOf } from '../../builders/ladder-facts.ts';

const read = (texts: Readonly<Record<string, string>>, production: string | null = null) => {
  const files = filesOf(
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        /[./]|^Makefile$/.test(name) ? name : `.github/workflows/${name}.yml`,
        text,
      ]),
    ),
  );

  return readPipelines(readWorkflows(files), files, production);
};
const jobsText = (jobs: string, on: string = 'push') => `on: ${on}\njobs:\n${jobs}`;
const jobOf = (steps: string, scripts: object = {}) =>
  read({
    a: jobsText(`  job:\n    steps:\n${steps}`),
    'package.json': JSON.stringify({ scripts }),
  })[0]?.jobs[0];
const activitiesOf = (command: string, scripts: object = {}) => [
  ...(jobOf(`      - run: ${JSON.stringify(command)}\n`, scripts)?.activities ?? []),
];

describe('the activities of a command', () => {
  test.each([
    ['npm ci', []],
    ['npm test', ['unit-test']],
    ['npm run lint', ['static-check']],
    ['npm run test:e2e', ['other-test']],
    ['yarn build', ['build']],
    ['pnpm run -r build', ['build']],
    ['npx eslint .', ['static-check']],
    ['npx --yes vitest run', ['unit-test']],
    ['npx tsc --noEmit', ['static-check']],
    ['./mvnw -B verify', ['build', 'unit-test', 'package']],
    ['mvn -B -q compile', ['build']],
    ['./gradlew :app:test --info', ['unit-test']],
    ['go vet ./... && go test ./...', ['unit-test', 'static-check']],
    ['CI=1 cargo test', ['unit-test']],
    ['PATH=$HOME/go/bin:$PATH richgo test -v ./...', ['unit-test']],
    ['ginkgo -r', ['unit-test']],
    ['helm unittest charts/quotes', ['unit-test']],
    ['ct lint --config ct.yaml', ['static-check']],
    ['ct install', ['other-test']],
    ['python -m pytest', ['unit-test']],
    ['python -m pip install build', []],
    ['poetry run pytest', ['unit-test']],
    ['poetry build', ['build', 'package']],
    ['sudo docker push a/b', ['package', 'publish']],
    ['make check', ['unit-test']],
    ['bash ./scripts/deploy.sh', ['deploy']],
    ['./scripts/lint.sh', ['static-check']],
    ['kubectl apply -f k8s', ['deploy']],
    ['kubectl get pods', []],
    ['gitleaks detect', ['security-check']],
    ['syft .', []],
    ['if [ -f a ]; then pytest; fi', ['unit-test']],
    ['# pytest', []],
    ['echo npm test', []],
    ['curl -X POST https://oapi.dingtalk.com/robot/send', ['notify']],
    ['', []],
  ])('%s', (command, activities) => {
    expect(activitiesOf(command)).toEqual(activities);
  });

  test('over several lines, with a line that goes on', () => {
    expect(activitiesOf('npm ci\nnpx \\\n  eslint .\npytest')).toEqual(['unit-test', 'static-check']);
  });

  test('are those of the script that package.json has for it', () => {
    expect(activitiesOf('npm run all', { all: 'npm run a && eslint .', a: 'vitest run' })).toEqual([
      'unit-test',
      'static-check',
    ]);
    expect(activitiesOf('npm test', { test: 'echo none' })).toEqual([]);
    expect(activitiesOf('npm run a', { a: 'npm run b', b: 'npm run a' })).toEqual([]);
  });

  test('are those of the programs of the repository that it calls, in the shell and in other languages', () => {
    const program =
      "const steps = [{ title: 'a build', command: ['npm', 'run', '-s', 'lint'] }];\nspawn('npm', ['test']);\n";
    const [pipeline] = read({
      a: jobsText('  job:\n    steps: [{ run: ./.ci/run }, { run: make site }]\n'),
      '.ci/run': '#!/bin/sh\n# docker build .\nnode scripts/check.ts\n',
      'scripts/check.ts': program,
      'package.json': JSON.stringify({ scripts: { lint: 'run-s style', style: 'eslint .', test: 'vitest' } }),
      'root.mk': '',
      Makefile: 'site:\n\tmkdocs build\n',
    });

    expect([...(pipeline?.jobs[0]?.activities ?? [])].toSorted()).toEqual([
      'build',
      'static-check',
      'unit-test',
    ]);
  });

  test('are those that package managers run before and after', () => {
    expect(
      activitiesOf('npm run all', { preall: 'eslint .', all: 'echo', postall: 'vitest' }).toSorted(),
    ).toEqual(['static-check', 'unit-test']);
    expect(activitiesOf('npm pack', { prepack: 'tsc -p .' }).toSorted()).toEqual(['build', 'package']);
  });

  test('are not those of a program that is only looked at', () => {
    const [pipeline] = read({
      a: jobsText('  job:\n    steps: [{ run: chmod +x scripts/all.sh }]\n'),
      'scripts/all.sh': 'eslint .\n',
    });

    expect([...(pipeline?.jobs[0]?.activities ?? [])]).toEqual([]);
  });

  test('are by name where package.json cannot be read', () => {
    const [pipeline] = read({ a: jobsText('  job:\n    steps: [{ run: npm test }]\n'), 'package.json': '{' });
    expect([...(pipeline?.jobs[0]?.activities ?? [])]).toEqual(['unit-test']);
  });

  test('take little time, however many there are', () => {
    const from = performance.now();
    activitiesOf('a b;'.repeat(60_000));
    activitiesOf('npm run a\n'.repeat(20_000), { a: 'npm run a;npm run a;npm run a' });
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

describe('the activities of an action', () => {
  test.each([
    ['docker/build-push-action@v6', ['build', 'package'], []],
    ['Docker/Build-Push-Action@v6', ['build', 'package'], []],
    ['docker/build-push-action-else@v6', [], []],
    ['github/codeql-action/analyze@v4', ['security-check'], ['static-analysis']],
    ['github/codeql-action/init@v4', [], []],
    ['actions/deploy-pages@v4', ['deploy'], []],
    ['./.github/actions/run-lint', ['static-check'], []],
    ['actions/checkout@v5', [], []],
  ])('%s', (uses, activities, tools) => {
    const job = jobOf(`      - uses: ${uses}\n`);
    expect([...(job?.activities ?? [])]).toEqual(activities);
    expect([...(job?.tools ?? [])]).toEqual(tools);
  });
});

describe('a job', () => {
  const only = (text: string) => read({ a: jobsText(text) })[0]?.jobs[0];

  test('is known by its name where its steps tell nothing', () => {
    expect([...(only('  unit-tests:\n    steps: [{ run: ./run }]\n')?.activities ?? [])]).toEqual([
      'unit-test',
    ]);
    expect([...(only('  unit-tests:\n    steps: [{ run: npx eslint }]\n')?.activities ?? [])]).toEqual([
      'static-check',
    ]);
    expect([
      ...(only('  a: { uses: other/flows/.github/workflows/deploy.yml@v1 }\n')?.activities ?? []),
    ]).toEqual(['deploy']);
  });

  test.each([
    ['deploy: { environment: production }', 'production'],
    ['deploy: { environment: Prod-EU }', 'production'],
    ['deploy: { environment: staging }', 'test'],
    ['deploy-test: { environment: "${{ inputs.environment }}" }', 'test'],
    ['deploy: { environment: eu }', null],
    ['deploy-prod: { steps: [{ run: kubectl apply }] }', 'production'],
    ['deploy-products: { steps: [{ run: kubectl apply }] }', null],
    ['deploy: { environment: production2 }', 'production'],
    ['deploy-test: { steps: [{ run: kubectl apply }] }', 'test'],
    ['test-and-deploy: { steps: [{ run: kubectl apply }] }', null],
    ['deploy: { steps: [{ run: kubectl apply -n staging }] }', 'test'],
    ['deploy: { steps: [{ run: echo staging }, { run: kubectl apply }] }', null],
  ])('%s deploys to %s', (text, target) => {
    expect([...(only(`  ${text}\n`)?.targets ?? [])]).toEqual([target]);
  });

  test('that tells nothing deploys to where its file or the workflow is named after', () => {
    const job = jobsText('  go: { steps: [{ run: kubectl apply }] }\n');
    const targets = (texts: Readonly<Record<string, string>>) => [
      ...(read(texts)[0]?.jobs[0]?.targets ?? []),
    ];
    expect(targets({ 'deploy-staging': job })).toEqual(['test']);
    expect(targets({ a: `name: To production\n${job}` })).toEqual(['production']);
    expect(targets({ a: job })).toEqual([null]);
  });

  test('with an environment that the policy names is production, with any other not', () => {
    const targets = (environment: string) => [
      ...(read({ a: jobsText(`  a: { environment: ${environment} }\n`) }, 'eu')[0]?.jobs[0]?.targets ?? []),
    ];
    expect([targets('EU'), targets('production')]).toEqual([['production'], ['test']]);
  });

  test('does all that the local workflow does that it calls; one that calls itself has an end', () => {
    const texts = {
      a: jobsText('  staging: { uses: ./.github/workflows/b.yml, with: { environment: staging } }\n'),
      b: jobsText(
        '  go: { steps: [{ run: helm upgrade }, { run: gitleaks detect }] }\n  again: { uses: ./.github/workflows/b.yml }\n',
        'workflow_call',
      ),
    };
    const [caller] = read(texts);
    const job = caller?.jobs[0];
    expect([...(job?.activities ?? [])]).toEqual(['deploy', 'security-check']);
    expect([...(job?.tools ?? [])]).toEqual(['secret-scanning']);
    expect([...(job?.targets ?? [])]).toEqual(['test']);
  });
});

describe('a test after deployment', () => {
  const tests = (texts: Readonly<Record<string, string>>) =>
    read(texts).flatMap(({ jobs }) => jobs.flatMap(one => (one.testsAfterDeployment ? [one.job.id] : [])));
  const deploy = '  deploy: { steps: [{ run: kubectl apply }] }\n';

  test.each([
    [
      'a job that waits for it',
      `${deploy}  smoke: { needs: [x], steps: [{ run: npm test }] }\n  x: { needs: deploy }\n`,
      ['smoke'],
    ],
    ['a job that does not', `${deploy}  smoke: { steps: [{ run: npm test }] }\n`, []],
    ['a job after it that tests nothing', `${deploy}  tell: { needs: deploy, steps: [{ run: echo }] }\n`, []],
    [
      'a later step',
      '  deploy: { steps: [{ run: kubectl apply }, { run: npx playwright test }] }\n',
      ['deploy'],
    ],
    ['an earlier step', '  deploy: { steps: [{ run: npm test }, { run: kubectl apply }] }\n', []],
    [
      'an address that has to answer',
      '  deploy: { steps: [{ run: kubectl apply }, { run: curl -sSf x }] }\n',
      ['deploy'],
    ],
    [
      'one address of several',
      '  deploy: { steps: [{ run: kubectl apply }, { run: "sleep 5; curl -f x" }] }\n',
      ['deploy'],
    ],
    ['an address that need not', '  deploy: { steps: [{ run: kubectl apply }, { run: curl -sS x }] }\n', []],
  ])('%s', (_, jobs, ids) => {
    expect(tests({ a: jobsText(jobs) })).toEqual(ids);
  });

  test('is a workflow that a deployment starts, or that follows one that deploys', () => {
    const smoke = '  smoke: { steps: [{ run: npm test }] }\n';
    const following = (name: string) => jobsText(smoke, `{ workflow_run: { workflows: [${name}] } }`);
    expect(tests({ a: jobsText(smoke, 'deployment_status') })).toEqual(['smoke']);
    expect(tests({ a: `name: Deploy\n${jobsText(deploy)}`, b: following('Deploy') })).toEqual(['smoke']);
    expect(tests({ a: `name: Deploy\n${jobsText(deploy)}`, b: following('Build') })).toEqual([]);
  });
});

test('the pages of its documentation are not production, unless they are all there is', () => {
  const of = (file: string, job: string, profile: 'service' | 'library' | 'documentation') => {
    const [pipeline] = read({ [file]: jobsText(`  ${job}: { steps: [{ run: mkdocs gh-deploy }] }\n`) });
    const [first] = pipeline?.jobs ?? [];

    return pipeline && first && stagesOf(pipeline, first, profile, null).has('deployToProduction');
  };
  expect(of('publish-docs', 'build', 'service')).toBe(false);
  expect(of('release', 'deploy-docs', 'library')).toBe(false);
  expect(of('publish-docs', 'build', 'documentation')).toBe(true);
  expect(of('release', 'deploy', 'service')).toBe(true);
  expect(of('deploy-docsearch', 'deploy', 'service')).toBe(true);
});

test('publishing is deploying only of what people install', () => {
  const [pipeline] = read({ a: jobsText('  release: { steps: [{ run: npm publish }] }\n') });
  const job = pipeline?.jobs[0];
  const stages = (profile: 'service' | 'library' | 'application') =>
    pipeline && job ? [...stagesOf(pipeline, job, profile, null)] : [];
  expect(stages('service')).toEqual(['package']);
  expect(stages('library')).toEqual(['package', 'deployToProduction']);
  expect(stages('application')).toEqual(['package', 'deployToProduction']);
});

test('jobs that call one another by the hundred take little time', () => {
  const calls = (name: string) =>
    jobsText(
      Array.from({ length: 300 }, (_, i) => `  j${i}: { uses: ./.github/workflows/${name}.yml }\n`).join(''),
      'workflow_call',
    );
  const names = Array.from({ length: 10 }, (_, i) => `w${i}`);
  const from = performance.now();
  read(Object.fromEntries(names.map((name, i) => [name, calls(names[i + 1] ?? 'w0')])));
  expect(performance.now() - from).toBeLessThan(5000);
});
