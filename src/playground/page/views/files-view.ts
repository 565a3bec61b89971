import { html } from 'hono/html';
import type { FileDiff } from '../../github/git/diff-trees.ts';
import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { CheckAnnotation } from '../../github/world/records.ts';
import { type DiffRow, diffRows } from '../diff-rows.ts';
import { newestRuns } from '../newest-runs.ts';
import { counted, type Html } from '../text.ts';

/** The change with each check run's annotations below the last line they speak of. */
export function filesView(pull: PullRequestHandle): Html {
  const { base, headSha } = pull.record;
  const annotations = newestRuns(base, headSha).flatMap(run =>
    run.annotations.map(annotation => ({ check: run.name, annotation })),
  );
  const files = pull.files;

  return html`<p>${counted(files.length, 'file', 'files')} changed</p>
${files.map((file, index) =>
  fileSection(
    file,
    index,
    annotations.filter(({ annotation }) => annotation.path === file.path),
  ),
)}`;
}

interface Placed {
  readonly check: string;
  readonly annotation: CheckAnnotation;
}

function fileSection(file: FileDiff, index: number, placed: readonly Placed[]): Html {
  const name = file.previousPath === null ? file.path : `${file.previousPath} → ${file.path}`;

  return html`<section class="file" aria-labelledby="file-${index}">
<h2 id="file-${index}"><code>${name}</code> <span class="plus">+${file.additions}</span> <span class="minus">−${file.deletions}</span></h2>
${
  file.patch === null
    ? html`<p class="empty">No text to show.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="file-${index}"><table class="diff"><tbody>${diffRows(
        file.patch,
      ).map(row => [
        rowOf(row, `file-${index}`),
        placed
          .filter(({ annotation }) => row.after !== null && annotation.end_line === row.after)
          .map(annotationRow),
      ])}</tbody></table></div>`
}
</section>`;
}

const signs = { added: '+', removed: '−', same: '', hunk: '', note: '' } as const;

function rowOf({ kind, before, after, text }: DiffRow, file: string): Html {
  return html`<tr class="${kind}"${after === null ? '' : html` id="${file}-L${after}"`}><td class="line">${before}</td><td class="line">${after}</td><td class="sign">${signs[kind]}</td><td class="code">${text}</td></tr>`;
}

function annotationRow({ check, annotation }: Placed): Html {
  const { start_line: start, end_line: end, title, message } = annotation;

  return html`<tr class="annotation"><td colspan="4"><div class="${annotation.annotation_level}"><strong>${title ?? check}</strong> ${start === end ? `line ${start}` : `lines ${start}–${end}`}<br>${message}${title === undefined ? '' : html`<br><span class="meta">${check}</span>`}</div></td></tr>`;
}
