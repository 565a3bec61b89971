import { html } from 'hono/html';
import type { WorkflowRun } from '../../github/world/records.ts';
import { type Html, shortSha } from '../text.ts';
import { stateMark } from './state-mark.ts';

export function runView(run: WorkflowRun): Html {
  const artifacts = run.repository.artifacts.filter(one => one.run.id === run.id);

  return html`<h1>${run.workflow.name} #${run.runNumber}</h1>
<p>${stateMark(run.conclusion)} ${run.conclusion ?? run.status} · <code>${run.event}</code> on <code>${run.headBranch}</code> at ${shortSha(run.headSha)}, attempt ${run.attempt}</p>
<h2>Artifacts</h2>
${artifacts.length === 0 ? html`<p class="empty">None.</p>` : html`<ul>${artifacts.map(one => html`<li><code>${one.name}</code>, ${one.zip.length} bytes</li>`)}</ul>`}`;
}
