import { html } from 'hono/html';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { CheckAnnotation, CheckRun } from '../../github/world/records.ts';
import { isRungs, newestRuns } from '../newest-runs.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { counted, type Html, languageOf, nothing } from '../text.ts';
import { mergeBox } from './merge-box.ts';
import { stateMark } from './state-mark.ts';

interface Around {
  /** Of the stand-in. */
  readonly webUrl: string;
  /** What may be done to a run, where anything may. */
  readonly button?: (run: CheckRun) => Html;
}

export function checksView(pull: PullRequestHandle, around: Around): Html {
  const { base, headSha } = pull.record;
  const runs = newestRuns(base, headSha).filter(isRungs);

  return html`${mergeBox(pull)}
${runs.map(run => checkSection(run, around, earlierRuns(run, base.checkRuns)))}`;
}

function earlierRuns(run: CheckRun, all: readonly CheckRun[]): readonly CheckRun[] {
  return all.filter(
    one => one.id !== run.id && one.headSha === run.headSha && one.name === run.name && isRungs(one),
  );
}

/** One check run as GitHub's page of it shows it. */
export function checkSection(
  run: CheckRun,
  { webUrl, button }: Around,
  earlier: readonly CheckRun[] = [],
): Html {
  return html`<article class="check" id="check-${run.id}">
<h2>${stateMark(run.conclusion)} ${run.name}</h2>
<p class="title" lang="${languageOf(run.title ?? '')}">${run.title ?? run.status}</p>
${renderMarkdown(run.summary ?? '', webUrl)}
${run.text ? renderMarkdown(run.text, webUrl) : nothing}
${run.annotations.length === 0 ? nothing : annotationList(run.annotations)}
${button === undefined ? nothing : button(run)}
${earlier.length === 0 ? nothing : html`<details><summary>${counted(earlier.length, 'earlier run', 'earlier runs')}</summary><ul>${earlier.map(one => html`<li>${stateMark(one.conclusion)} ${one.title}</li>`)}</ul></details>`}
</article>`;
}

function annotationList(annotations: readonly CheckAnnotation[]): Html {
  return html`<details><summary>${counted(annotations.length, 'annotation', 'annotations')}</summary><ul>${annotations.map(
    one =>
      html`<li><code>${one.path}</code> ${one.start_line === one.end_line ? `line ${one.start_line}` : `lines ${one.start_line}–${one.end_line}`}: ${one.message}</li>`,
  )}</ul></details>`;
}
