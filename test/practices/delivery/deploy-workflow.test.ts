import { describe, expect, test } from 'vitest';
import { readWorkflows } from '../../../src/facts/ladder/workflows/read-workflows.ts';
import { deployWorkflow } from '../../../src/practices/delivery/deploy-workflow.ts';
import { filesOf } from '../../builders/ladder-facts.ts';

const workflows = (texts: Readonly<Record<string, string>>) =>
  readWorkflows(
    filesOf(
      Object.fromEntries(
        Object.entries(texts).map(([name, jobs]) => [path(name), `on: push\njobs:\n${jobs}`]),
      ),
    ),
  );
const path = (name: string) => `.github/workflows/${name}`;
const job = (id: string, environment?: string) =>
  `  ${id}:\n${environment === undefined ? '' : `    environment: ${environment}\n`}    steps: []\n`;
const nobodySays = { environment: null, workflow: null };

describe('the workflow that deploys', () => {
  const given = {
    'ship.yml': job('build') + job('go', 'Production-EU'),
    'deploy.yml': job('build'),
    'check.yml': job('test'),
    'stage.yml': job('go', 'staging'),
  };
  const found = (production: { environment: string | null; workflow: string | null }, texts = given) => {
    const isDeploy = deployWorkflow({ production }, workflows(texts));

    return Object.keys(texts).filter(name => isDeploy(path(name)));
  };

  test('is the one that the policy names, by its file or its path, and no other', () => {
    expect(found({ environment: null, workflow: 'check.yml' })).toEqual(['check.yml']);
    expect(found({ environment: null, workflow: path('check.yml') })).toEqual(['check.yml']);
    expect(found({ environment: null, workflow: 'heck.yml' })).toEqual([]);
  });

  test('a product is no production', () => {
    const texts = { 'product.yml': job('go', 'product-page'), 'deploy.yml': job('go') };

    expect(found(nobodySays, texts as never)).toEqual(['deploy.yml']);
  });

  test('is the one with a production environment, before any that is only named so', () => {
    expect(found(nobodySays)).toEqual(['ship.yml']);
    expect(found({ environment: 'STAGING', workflow: null })).toEqual(['stage.yml']);
  });

  test.each([
    ['deploy.yml', job('build'), true],
    ['cd.yaml', job('build'), true],
    ['release.yml', job('deploy'), true],
    ['release.yml', job('deploy-docs'), false],
    ['deploy-docs.yml', job('deploy'), false],
    ['deploy-staging.yml', job('build'), false],
    ['redeployed.yml', job('build'), false],
    ['abcd.yml', job('build'), false],
  ])('%s may be found by name', (name, jobs, isFound) => {
    expect(found(nobodySays, { [name]: jobs } as unknown as typeof given)).toEqual(isFound ? [name] : []);
  });
});
