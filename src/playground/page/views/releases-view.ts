import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { Release } from '../../github/world/records.ts';
import type { Harbour } from '../../scenario/harbour.ts';
import { publishBareRelease, publishRelease } from '../moves/publish-release.ts';
import { newestRuns } from '../newest-runs.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { type Html, nothing, shortSha, timeOf } from '../text.ts';
import { checkSection } from './checks-view.ts';
import { moveForm } from './move-form.ts';
import { repositoryTabs } from './repository-tabs.ts';

export function releasesView(harbour: Harbour, repository: RepositoryHandle): Html {
  const releases = repository.record.releases.toReversed();

  return html`<h1>Releases</h1>
${repositoryTabs(repository, 'releases')}
${releases.length === 0 ? html`<p class="empty">No release has been published.</p>` : releases.map(one => releaseOf(harbour, repository, one))}
${repository.id === harbour.quotes.id ? html`${moveForm(harbour, publishRelease)}${moveForm(harbour, publishBareRelease)}` : nothing}`;
}

function releaseOf(harbour: Harbour, repository: RepositoryHandle, release: Release): Html {
  const sha = repository.record.refs.get(`refs/tags/${release.tag}`);
  const { html: webUrl } = harbour.stage.github.world.state.urls;
  const runs = sha === undefined ? [] : newestRuns(repository.record, sha);

  return html`<article class="release"><h2>${release.name}</h2>
<p class="meta">Tag <code>${release.tag}</code>${sha === undefined ? '' : html` at ${shortSha(sha)}`} · published ${timeOf(release.publishedAt ?? release.createdAt)} by ${release.author.login}</p>
${release.body === '' ? html`<p class="empty">No notes.</p>` : renderMarkdown(release.body, webUrl)}
${release.assets.length === 0 ? nothing : html`<p>Files: ${release.assets.map((asset, index) => html`${index === 0 ? '' : ', '}<code>${asset.name}</code>`)}</p>`}
${runs.filter(run => run.name === 'Rung / Release').map(run => checkSection(harbour, run, { number: null, earlier: [] }))}
</article>`;
}
