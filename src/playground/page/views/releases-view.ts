import { html } from 'hono/html';
import { checkRunNames } from '../../../model/check-run-output.ts';
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
${releases.length === 0 ? html`<p class="empty">No release has been published.</p>` : releases.map(one => releaseOf(harbour, repository, { release: one, judgedWith: newestOnSameCommit(repository, releases, one) }))}
${repository.id === harbour.quotes.id ? html`${moveForm(harbour, publishRelease)}${moveForm(harbour, publishBareRelease)}` : nothing}`;
}

/** One commit is judged once, for all releases on it. */
function newestOnSameCommit(
  repository: RepositoryHandle,
  releases: readonly Release[],
  one: Release,
): Release {
  const sha = commitOf(repository, one);

  return releases.find(other => sha !== undefined && commitOf(repository, other) === sha) ?? one;
}

function commitOf({ record }: RepositoryHandle, { tag }: Release): string | undefined {
  return record.refs.get(`refs/tags/${tag}`);
}

function releaseOf(
  harbour: Harbour,
  repository: RepositoryHandle,
  { release, judgedWith }: { release: Release; judgedWith: Release },
): Html {
  const sha = commitOf(repository, release);
  const { html: webUrl } = harbour.stage.github.world.state.urls;
  const runs = sha === undefined ? [] : newestRuns(repository.record, sha);

  return html`<article class="release"><h2>${release.name}</h2>
<p class="meta">Tag <code>${release.tag}</code>${sha === undefined ? '' : html` at ${shortSha(sha)}`} · published ${timeOf(release.publishedAt ?? release.createdAt)} by ${release.author.login}</p>
${release.body === '' ? html`<p class="empty">No notes.</p>` : renderMarkdown(release.body, webUrl)}
${release.assets.length === 0 ? nothing : html`<p>Files: ${release.assets.map((asset, index) => html`${index === 0 ? '' : ', '}<code>${asset.name}</code>`)}</p>`}
${judgedWith.id === release.id ? runs.filter(run => run.name === checkRunNames.release).map(run => checkSection(run, { webUrl })) : html`<p>Judged together with <code>${judgedWith.tag}</code>, which is on the same commit.</p>`}
</article>`;
}
