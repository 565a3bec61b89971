import { html } from 'hono/html';
import type { Repository } from '../../github/world/records.ts';
import type { Html } from '../text.ts';
import { stateMark } from './state-mark.ts';

/** Whether the newest finished run on a branch's tip was green. */
export function branchLight(repository: Repository, branch: string): Html {
  const run = repository.workflowRuns.findLast(
    one => one.headBranch === branch && one.event === 'push' && one.status === 'completed',
  );
  if (run === undefined) return html`<code>${branch}</code>: no run yet`;

  return html`<code>${branch}</code> ${stateMark(run.conclusion)} <a href="/${repository.owner.login}/${repository.name}/actions/runs/${run.id}">${run.conclusion === 'success' ? 'green' : 'red'}</a>`;
}
