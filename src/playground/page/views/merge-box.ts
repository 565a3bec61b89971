import { html } from 'hono/html';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { CheckRun, Repository } from '../../github/world/records.ts';
import { newestRuns } from '../newest-runs.ts';
import { type Html, languageOf } from '../text.ts';
import { stateMark } from './state-mark.ts';

/** The list at the foot of a pull request: one line each, result first. */
export function mergeBox(pull: PullRequestHandle): Html {
  const { base, headSha, number, state } = pull.record;
  const runs = newestRuns(base, headSha);
  const required = requiredNames(base, pull.record.baseBranch);
  const isBlocked = runs.some(run => required.has(run.name) && !isPassing(run));
  const path = `/${base.owner.login}/${base.name}/pull/${number}/checks`;

  return html`<section class="mergebox" aria-labelledby="mergebox">
<h2 id="mergebox">${heading(runs, isBlocked, state)}</h2>
<ul>${runs.map(
    run => html`<li>${stateMark(run.conclusion)}
<a href="${path}#check-${run.id}">${run.name}</a>
<span class="title" lang="${languageOf(titleOf(run))}">${titleOf(run)}</span>
${required.has(run.name) ? html`<span class="label">Required</span>` : ''}</li>`,
  )}</ul></section>`;
}

function titleOf({ title, conclusion, status }: CheckRun): string {
  return title ?? (status === 'completed' ? (conclusion ?? '') : status).replaceAll('_', ' ');
}

function heading(runs: readonly CheckRun[], isBlocked: boolean, state: string): string {
  if (runs.length === 0) return 'No check has reported yet';
  if (state === 'closed') return 'Checks of the last commit';

  return isBlocked ? 'Merging is blocked by a required check' : 'No required check blocks merging';
}

function isPassing({ conclusion }: CheckRun): boolean {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped';
}

function requiredNames({ ruleSets }: Repository, branch: string): ReadonlySet<string> {
  const inForce = ruleSets.filter(
    rule => rule.enforcement === 'active' && (rule.branches.includes(branch) || rule.branches.includes('*')),
  );

  return new Set(inForce.flatMap(rule => rule.requiredChecks.map(check => check.context)));
}
