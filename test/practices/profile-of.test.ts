import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../src/facts/ladder/workflows/read-workflow.ts';
import type { DeploymentRecord } from '../../src/model/records/delivery-records.ts';
import { profileOf } from '../../src/practices/profile-of.ts';
import { daysAgo, person, treeOf, workflowText } from '../builders/ladder-facts.ts';

const workflow = (path: string, steps: string) =>
  readWorkflow(`.github/workflows/${path}`, workflowText('', steps));
const publishing = workflow('release.yml', '      - run: npm publish\n');
const deploying = workflow('deploy.yml', '      - run: ./deploy.sh\n');
const testing = workflow('test.yml', '      - run: npm test\n');

const production: DeploymentRecord = {
  ...{ id: 1, sha: 'a', environment: 'live', isProduction: true, isTransient: false, creator: person() },
  ...{ createdAt: daysAgo(3), runId: null, statuses: [] },
};

const detect = (
  paths: readonly string[],
  workflows: readonly ReturnType<typeof workflow>[] = [],
  deployments: readonly DeploymentRecord[] | undefined = undefined,
) => profileOf({ profile: null }, { tree: treeOf(...paths), workflows, deployments });

describe('the profile', () => {
  test('that the policy says stands', () => {
    expect(
      profileOf({ profile: 'library' }, { tree: treeOf('README.md'), workflows: [], deployments: [] }),
    ).toEqual({
      ...{ profile: 'library', isDetected: false, by: [] },
    });
  });

  test('is a documentation where nine of ten files are prose and nothing is built', () => {
    const prose = Array.from({ length: 9 }, (_, index) => `guide/${index}.md`);

    expect(detect([...prose, 'check.py', '.github/workflows/site.yml'])).toMatchObject({
      profile: 'documentation',
    });
    expect(detect([...prose.slice(1), 'check.py']).profile).toBe('service');
    expect(detect([...prose, 'package.json']).profile).toBe('service');
  });

  test('is a documentation though a site is built of it, with what that needs', () => {
    const prose = Array.from({ length: 9 }, (_, index) => `guide/${index}.rst`);
    const site = [
      'conf.py',
      'Makefile',
      'make.bat',
      'requirements.txt',
      '_static/tabs.js',
      'LICENSE',
      'team.csv',
    ];

    expect(detect([...prose, ...site]).profile).toBe('documentation');
    expect(detect([...prose, 'Makefile']).profile).toBe('service');
    expect(detect([...prose, ...site, 'src/go.mod']).profile).toBe('service');
  });

  test('is a service with a production deployment, whatever else it publishes', () => {
    expect(detect(['package.json', 'index.js'], [publishing], [production])).toEqual({
      ...{ profile: 'service', isDetected: true, by: ['live'] },
    });
  });

  test('is a service with a container and a workflow that deploys', () => {
    expect(detect(['Dockerfile', 'index.js'], [deploying])).toMatchObject({
      ...{ profile: 'service', by: ['Dockerfile', '.github/workflows/deploy.yml'] },
    });
  });

  test('is a library with a package and a workflow that publishes it, though an example has a container', () => {
    // What runs CI is no service either.
    expect(
      detect(
        ['.github/terraform/main.tf', 'package.json', 'index.js', 'examples/web/Dockerfile'],
        [testing, publishing],
      ),
    ).toMatchObject({
      ...{ profile: 'library', by: ['package.json', '.github/workflows/release.yml'] },
    });
  });

  test.each([
    'npm stage publish --provenance',
    'bunx jsr publish',
    'deno run -A jsr:owner/publish-on-tag',
    'uv publish',
  ])('is a library that %s publishes', run => {
    const release = workflow('release.yml', `      - run: ${run}\n`);

    expect(detect(['package.json', 'pyproject.toml'], [release]).profile).toBe('library');
  });

  test('is no library for a publication that is only tried', () => {
    const dry = workflow('ci.yml', '      - run: bunx jsr publish --dry-run\n');

    expect(detect(['package.json'], [dry]).profile).toBe('service');
  });

  test.each(['pypi', 'github-pages', 'release'])(
    'is a library though its job runs in the environment %s',
    name => {
      const text = workflowText('', '      - run: twine upload dist/*\n');
      const given = text.replace('    steps:', `    environment: ${name}\n    steps:`);
      const release = readWorkflow('.github/workflows/package.yml', given);

      expect(detect(['pyproject.toml', 'Dockerfile'], [release]).profile).toBe('library');
    },
  );

  test('is a service with a container and a file named after continuous delivery', () => {
    const cd = workflow('cd-cloud.yml', '      - run: ./push.sh\n');

    expect(detect(['Dockerfile'], [cd]).by).toEqual(['Dockerfile', '.github/workflows/cd-cloud.yml']);
  });

  test('is a client application where a workflow brings it to a store', () => {
    const store = workflow('ios.yml', '      - run: bundle exec fastlane beta\n');

    expect(detect(['App.swift'], [store])).toMatchObject({ profile: 'application' });
  });

  test('is a service where nothing fits: what is missing then is unknown, and not left out', () => {
    expect(detect(['src/index.js', 'package.json'], [testing])).toEqual({
      ...{ profile: 'service', isDetected: true, by: [] },
    });
  });
});
