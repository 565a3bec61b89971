import type { Workflow, WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import { wordsOf } from './activity-words.ts';

export type DeploymentTarget = 'production' | 'test';

const production = /^(?:production|prod|prd|live)\d*$|^生产/;
const test: ReadonlySet<string> = new Set(
  'staging stage stg dev develop development qa uat sit preview sandbox preprod preproduction nonprod 测试 预发'.split(
    ' ',
  ),
);
/** `deploy-test` goes to a test environment; `test-and-deploy` says nothing of it. */
const testAfterDeploying: ReadonlySet<string> = new Set(['test', 'tests', 'testing', 'integration']);
const deploying: ReadonlySet<string> = new Set(['deploy', 'deployment', 'rollout', 'promote', '部署']);

/** Where a deployment goes to, by the first of these that tells: the environment, the job, its commands, the file. */
export function deploymentTarget(
  { path, name: title }: Pick<Workflow, 'path' | 'name'>,
  { id, name, environment, with: given }: WorkflowJob,
  words: readonly string[],
  productionEnvironment: string | null,
): DeploymentTarget | null {
  const isNamed = environment !== null && !environment.includes('${{');
  if (isNamed && productionEnvironment !== null)
    return environment.toLowerCase() === productionEnvironment.toLowerCase() ? 'production' : 'test';
  const hints = [
    isNamed ? environment : '',
    `${id} ${name ?? ''} ${Object.values(given).join(' ')}`,
    words.join(' '),
    `${path.slice(path.lastIndexOf('/') + 1)} ${title ?? ''}`,
  ];
  for (const hint of hints) {
    const target = targetOfName(hint);
    if (target !== null) return target;
  }

  return null;
}

/** By words; production also with a number behind it, as in `production2`. */
export function targetOfName(name: string): DeploymentTarget | null {
  const words = wordsOf(name);
  const isTest = (word: string, index: number) =>
    test.has(word) ||
    (testAfterDeploying.has(word) &&
      (words.length === 1 || words.slice(0, index).some(before => deploying.has(before))));
  if (words.some(isTest)) return 'test';

  return words.some(word => production.test(word)) ? 'production' : null;
}
