import type { Fact } from '../facts/ladder/fact.ts';
import { known, unknown } from '../facts/ladder/fact.ts';
import type { TreeEntry } from '../facts/ladder/repository-facts.ts';
import { runsForPath, runsOnPushTo } from '../facts/ladder/workflows/push-filter.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';

/** Files of infrastructure and configuration by their names. */
const settled =
  /(?:^|\/)(?:Dockerfile(?:\.[^/]+)?|Containerfile|Procfile|\.env(?:\.[^/]+)?|[^/]+\.(?:tf|tfvars|hcl|bicep|ya?ml|toml|ini|cfg|conf|properties))$/;
/** What tools of the desk, documents and examples keep is no part of what is delivered. */
const besides =
  /^(?:\.github|\.vscode|\.idea)\/|(?:^|\/)(?:docs?|examples?|samples?|fixtures|testdata|vendor|node_modules)\//;

/** So many are looked at: filters leave out folders and kinds of files, and the first ones show it. */
const looked = 2000;

/** Infrastructure and configuration that no CI workflow runs for, when nothing else changes. */
export function unbuiltPathsOf(
  tree: readonly TreeEntry[],
  workflows: readonly Workflow[],
  defaultBranch: string,
): Fact<readonly string[]> {
  const broken = workflows.find(({ problem }) => problem !== null);
  if (broken !== undefined)
    return unknown({ kind: 'unreadable', path: broken.path, line: broken.problem?.line ?? null });
  const ci = workflows.filter(workflow => runsOnPushTo(defaultBranch, workflow)).map(runsForPath);
  // CI outside GitHub Actions does not tell what it leaves out.
  if (ci.length === 0) return unknown({ kind: 'source', what: 'ci' });
  const paths = tree.map(({ path }) => path).filter(path => settled.test(path) && !besides.test(path));

  return known(paths.slice(0, looked).filter(path => !ci.some(runs => runs(path))));
}
