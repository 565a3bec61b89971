import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { Html } from '../text.ts';

/** A file with numbered lines, each of which a link can name. Undefined when there is no such file. */
export function blobView(repository: RepositoryHandle, ref: string, path: string): Html | undefined {
  const { refs, objects } = repository.record;
  const sha = ref === 'HEAD' ? repository.tip() : (refs.get(`refs/heads/${ref}`) ?? ref);
  if (objects.findCommit(sha) === undefined) return undefined;
  const text = repository.read(path, sha);
  if (text === undefined) return undefined;
  const lines = text.replace(/\n$/, '').split('\n');

  return html`<h1><code>${path}</code></h1>
<p class="meta">at <code>${ref.slice(0, 40)}</code></p>
<div class="scroll" tabindex="0" role="region" aria-label="File"><table class="diff"><tbody>${lines.map(
    (line, index) =>
      html`<tr id="L${index + 1}"><td class="line">${index + 1}</td><td class="code">${line}</td></tr>`,
  )}</tbody></table></div>`;
}
