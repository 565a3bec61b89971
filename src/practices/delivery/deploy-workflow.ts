import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import { productionName } from '../../facts/ladder/production-name.ts';
import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';

const deploying = /(?:^|[-_.])(?:deploy|deployment|cd)(?:[-_.]|$)/i;
const elsewhere = /(?:^|[-_.])(?:docs?|pages|preview|staging|stage|test|dev|demo)(?:[-_.]|$)/i;

/** Whether a workflow brings versions to production: the one that the policy names, else what environments and names tell. */
export function deployWorkflow(
  policy: Pick<LadderPolicy, 'production'>,
  workflows: readonly Workflow[],
): (workflow: string) => boolean {
  const { workflow: named, environment } = policy.production;
  if (named !== null) return path => path === named || path.endsWith(`/${named}`);
  const isProduction = (name: string | null) =>
    name !== null &&
    (environment === null ? productionName.test(name) : name.toLowerCase() === environment.toLowerCase());
  const byEnvironment = workflows.filter(({ jobs }) => jobs.some(job => isProduction(job.environment)));
  const found = byEnvironment.length > 0 ? byEnvironment : workflows.filter(isNamedAfterDeploying);
  const paths = new Set(found.map(({ path }) => path));

  return path => paths.has(path);
}

function isNamedAfterDeploying({ path, jobs }: Workflow): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const names = [file, ...jobs.map(({ id }) => id)];

  return !elsewhere.test(file) && names.some(name => deploying.test(name) && !elsewhere.test(name));
}
